using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;
using PaintSound.Performance.RealTime;

namespace PaintSound.Performance.Tests;

public class FreezeWatchedCanvasTests
{
    [Fact]
    public async Task Reports_a_frozen_camera_as_stale_and_drops_its_frames_until_the_picture_changes()
    {
        var time = new OfflineTimeProvider();
        var (reports, received) = (new List<SourceState>(), new List<byte>());
        var camera = new Camera([.. Enumerable.Range(0, 4).Select(i => (byte)i), .. Enumerable.Repeat((byte)9, 20), 1, 2]);
        await new FreezeWatchedCanvas(camera, time).RunAsync(
            (rgb, _) => received.Add(rgb[0]), report => reports.Add(report.State), TestContext.Current.CancellationToken);
        Assert.Equal([SourceState.Stale, SourceState.Running], reports);
        Assert.Equal([1, 2], received[^2..]);
        Assert.InRange(received.Count(red => red == 9), 1, 10);
    }

    /// <summary>A camera with four frames per second, each of one red.</summary>
    private sealed class Camera(byte[] reds) : IFrameSource
    {
        public string Name => "v4l2:/dev/video0";

        public bool IsLive => true;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
        {
            for (var i = 0; i < reds.Length; i++)
            {
                onFrame(PipelineFixture.Frame(reds[i]), TimeSpan.FromSeconds(i / 4.0).Ticks);
            }

            return Task.CompletedTask;
        }
    }
}

using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;
using PaintSound.Simulation.Sources;

namespace PaintSound.Simulation.Tests;

public class SourceTests
{
    private readonly PaintingSession _sitting = new Painter(11).CreateSession(12);
    private readonly List<SourceReport> _reports = [];

    [Fact]
    public async Task The_brush_delivers_the_whole_sitting_on_time()
    {
        var time = new HurriedTime { Slowness = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var heard = new List<float>();
        var late = new List<double>();
        await new SimulatedBrush(_sitting, time).RunAsync(
            (samples, timestamp) =>
            {
                heard.AddRange(samples);
                late.Add(time.GetElapsedTime(start, timestamp).TotalSeconds - (heard.Count / 16_000.0));
            },
            _reports.Add,
            TestContext.Current.CancellationToken);

        var whole = new float[12 * 16_000];
        new ContactMicrophone(_sitting).Record(0, whole);
        Assert.Equal(whole, heard);
        Assert.All(late, seconds => Assert.InRange(seconds, 0, .002));
        Assert.Equal([SourceState.Running, SourceState.Lost], _reports.Select(report => report.State));
    }

    [Fact]
    public async Task The_canvas_delivers_frames_on_time()
    {
        var time = new HurriedTime { Slowness = TimeSpan.FromMicroseconds(30) };
        var start = time.GetTimestamp();
        var camera = new Camera(_sitting);
        var expected = new byte[IFrameSource.FrameBytes];
        var (closeUp, large) = (new DisplayFrame(), new byte[DisplayFrame.PictureBytes]);
        var count = 0;
        await new SimulatedCanvas(_sitting, time, 4) { DisplayFrame = closeUp }.RunAsync(
            (rgb, timestamp) =>
            {
                camera.Capture(count / 4.0, expected);
                Assert.True(rgb.SequenceEqual(expected));
                camera.Capture(count / 4.0, large, DisplayFrame.Size);
                Assert.True(closeUp.Rgb.SequenceEqual(large));
                Assert.InRange(time.GetElapsedTime(start, timestamp).TotalSeconds - (count / 4.0), 0, .002);
                count++;
            },
            _reports.Add,
            TestContext.Current.CancellationToken);
        Assert.Equal(48, count);
        Assert.All(_reports, report => Assert.Equal(SourceKind.Canvas, report.Source));
        Assert.False(new SimulatedCanvas(_sitting, time).IsLive);
    }

    [Fact]
    public async Task Stopping_ends_the_delivery_without_an_error()
    {
        using var stop = new CancellationTokenSource();
        var blocks = 0;
        await new SimulatedBrush(_sitting, TimeProvider.System).RunAsync(
            (_, _) =>
            {
                if (++blocks == 5)
                {
                    stop.Cancel();
                }
            },
            _reports.Add,
            stop.Token).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(5, blocks);
        Assert.Equal(SourceState.Running, Assert.Single(_reports).State);
    }
}

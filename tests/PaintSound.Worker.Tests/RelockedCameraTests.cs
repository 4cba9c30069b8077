using PaintSound.Core.Sources;
using PaintSound.Worker.Hosting.Inputs;

namespace PaintSound.Worker.Tests;

public class RelockedCameraTests
{
    [Theory]
    [InlineData("Running", 0)]
    [InlineData("Running Stale Running", 0)]
    [InlineData("Lost Retrying Running", 1)]
    [InlineData("Running Lost Running", 1)]
    [InlineData("Running Lost Retrying", 0)]
    [InlineData("Running Lost Retrying Running Stale Running Lost Running", 2)]
    public async Task Locks_a_camera_again_when_it_has_returned(string states, int expected)
    {
        var count = 0;
        List<SourceState> reported = [];
        SourceState[] sequence = [.. states.Split(' ').Select(Enum.Parse<SourceState>)];
        RelockedCamera camera = new(new Camera(sequence), _ =>
        {
            count++;
            return Task.CompletedTask;
        });
        await camera.RunAsync((_, _) => { }, report => reported.Add(report.State), TestContext.Current.CancellationToken);
        Assert.Equal(expected, count);
        Assert.Equal(sequence, reported);
    }

    private sealed class Camera(SourceState[] states) : IFrameSource
    {
        public string Name => "camera";

        public bool IsLive => true;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
        {
            foreach (var state in states)
            {
                report(new SourceReport(SourceKind.Canvas, state, ""));
            }

            return Task.CompletedTask;
        }
    }
}

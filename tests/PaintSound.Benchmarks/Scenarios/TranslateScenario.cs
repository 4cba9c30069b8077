using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The run time of <c>paintsound translate</c> for a video of 12 s, including the start of the program.</summary>
internal sealed class TranslateScenario() : Scenario("translate")
{
    private const int Seconds = 12;
    private const int Runs = 3;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var fixtures = new SharedFixtures();
        var samples = await fixtures.CreateLibraryAsync();
        using var temp = new TemporaryFolder();
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"gradients=s=320x240:r=25:d={Seconds}:speed=0.02:seed=5",
            "-f", "lavfi", "-i", Sounds.TapSource(Seconds), "-pix_fmt", "yuv420p", "-shortest", temp["painting.mp4"]);
        List<TimeSpan> times = [];
        for (var run = 0; run < Runs; run++)
        {
            var start = TimeProvider.System.GetTimestamp();
            var result = await WorkerProcess.RunAsync(
                "translate", temp["painting.mp4"], "--library", samples.Library, "--out", temp[$"{run}.mp4"], "--gate", "0.2", "--json");
            times.Add(TimeProvider.System.GetElapsedTime(start));
            Assert.True(result.Status == 0, result.ToString());
        }

        return [Figure.Create($"{Name}: a recording of {Seconds} s", times)];
    }
}

using PaintSound.Acceptance.Tests;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How long <c>paintsound translate</c> takes for a recording of 12 s, starting the program included.</summary>
internal sealed class TranslateScenario() : Scenario("translate")
{
    private const int Seconds = 12;
    private const int Runs = 3;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var material = new SharedMaterial();
        var atelier = await material.AtelierAsync();
        using var place = new Place();
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"gradients=s=320x240:r=25:d={Seconds}:speed=0.02:seed=5",
            "-f", "lavfi", "-i", Sounds.Touches(Seconds), "-pix_fmt", "yuv420p", "-shortest", place["painting.mp4"]);
        List<TimeSpan> times = [];
        for (var run = 0; run < Runs; run++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var outcome = await WorkerProcess.RunAsync(
                "translate", place["painting.mp4"], "--library", atelier.Library, "--out", place[$"{run}.mp4"], "--gate", "0.2", "--json");
            times.Add(TimeProvider.System.GetElapsedTime(begun));
            Assert.True(outcome.Status == 0, outcome.ToString());
        }

        return [Figure.Of($"{Name}: a recording of {Seconds} s", times)];
    }
}

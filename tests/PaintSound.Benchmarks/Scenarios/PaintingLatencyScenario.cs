using PaintSound.Benchmarks.Reporting;
using PaintSound.Worker.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// The time from a change of the music to the first painting that is selected for it, over OSC and on the composer's page with its
/// picture. Target: one perception step plus 150 ms, 400 ms in total.
/// </summary>
internal sealed class PaintingLatencyScenario() : Scenario("painting latency")
{
    private const int Changes = 40;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var performance = new PagePerformance(library.Folder, stop);
        List<TimeSpan> osc = [], page = [], processing = [];
        await performance.RunAsync(pages => performance.ReceiveAsync(pages, async () =>
        {
            var (low, high) = (SwitchedMusic.Tone(80, 0), SwitchedMusic.Tone(1500, 0.5f));
            string[][] pairs = [await FindPairAsync(performance, low, stop), await FindPairAsync(performance, high, stop)];
            var (time, random) = (TimeProvider.System, new Random(1));
            for (var change = 0; change < Changes; change++)
            {
                // At a random time between two perception steps.
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 300)), time, stop);
                var paintings = pairs[change % 2];
                var (sent, shown) = (performance.Osc.NextAsync(paintings), performance.Page.NextAsync(paintings));
                var start = time.GetTimestamp();
                performance.Music.Play(change % 2 == 0 ? low : high);
                processing.Add(time.GetElapsedTime(start));
                osc.Add(time.GetElapsedTime(start, await sent.WaitAsync(TimeSpan.FromSeconds(60), time, stop)));
                page.Add(time.GetElapsedTime(start, await shown.WaitAsync(TimeSpan.FromSeconds(60), time, stop)));
            }
        }));
        return
        [
            Figure.Create($"{Name}: over OSC", osc), Figure.Create($"{Name}: on the composer's page", page),
            Figure.Create($"{Name}: of that, processing 4 s of music at once", processing), Figure.Create($"{Name}: a perception step", performance.Steps.Durations),
        ];
    }

    /// <summary>Plays some music and returns the selected paintings. Without dwell its two best paintings alternate.</summary>
    private static async Task<string[]> FindPairAsync(PagePerformance performance, float[] music, CancellationToken stop)
    {
        performance.Music.Play(music);
        await Task.Delay(TimeSpan.FromSeconds(0.6), TimeProvider.System, stop);
        performance.Osc.Clear();
        await Task.Delay(TimeSpan.FromSeconds(0.8), TimeProvider.System, stop);
        return performance.Osc.Ids;
    }
}

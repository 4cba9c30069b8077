using PaintSound.Benchmarks.Reporting;
using PaintSound.Worker.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>
/// How long the composer waits for the painting: from the moment at which other music is handed over, to the first painting that answers
/// it, over OSC and on the composer's page with its picture. Wanted: a perception step and 150 ms, 400 ms in all.
/// </summary>
internal sealed class PaintingLatencyScenario() : Scenario("painting latency")
{
    private const int Changes = 40;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var performance = new PagePerformance(library.Folder, stop);
        List<TimeSpan> osc = [], page = [], handed = [];
        await performance.RunAsync(pages => performance.ReceiveAsync(pages, async () =>
        {
            var (low, high) = (SwitchedMusic.Tone(80, 0), SwitchedMusic.Tone(1500, 0.5f));
            string[][] pairs = [await PairAsync(performance, low, stop), await PairAsync(performance, high, stop)];
            var (time, random) = (TimeProvider.System, new Random(1));
            for (var change = 0; change < Changes; change++)
            {
                // At any moment between two perception steps.
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 300)), time, stop);
                var answers = pairs[change % 2];
                var (said, shown) = (performance.Osc.NextAsync(answers), performance.Page.NextAsync(answers));
                var at = time.GetTimestamp();
                performance.Music.Play(change % 2 == 0 ? low : high);
                handed.Add(time.GetElapsedTime(at));
                osc.Add(time.GetElapsedTime(at, await said.WaitAsync(TimeSpan.FromSeconds(60), time, stop)));
                page.Add(time.GetElapsedTime(at, await shown.WaitAsync(TimeSpan.FromSeconds(60), time, stop)));
            }
        }));
        return
        [
            Figure.Of($"{Name}: over OSC", osc), Figure.Of($"{Name}: on the composer's page", page),
            Figure.Of($"{Name}: of that, hearing four seconds at once", handed), Figure.Of($"{Name}: a perception step", performance.Steps.Durations),
        ];
    }

    /// <summary>Without dwell each music is answered by its two best paintings in turn.</summary>
    private static async Task<string[]> PairAsync(PagePerformance performance, float[] music, CancellationToken stop)
    {
        performance.Music.Play(music);
        await Task.Delay(TimeSpan.FromSeconds(0.6), TimeProvider.System, stop);
        performance.Osc.Clear();
        await Task.Delay(TimeSpan.FromSeconds(0.8), TimeProvider.System, stop);
        return performance.Osc.Ids;
    }
}

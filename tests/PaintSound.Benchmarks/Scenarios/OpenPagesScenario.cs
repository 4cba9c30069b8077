using PaintSound.Benchmarks.Reporting;
using PaintSound.Worker.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>What ten open pages, which read everything and the canvas, cost the perception step. Wanted: at most 15 ms more in the median on two cores.</summary>
internal sealed class OpenPagesScenario() : Scenario("open pages")
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var performance = new PagePerformance(library.Folder, stop);
        List<TimeSpan> alone = [], watched = [];
        await performance.RunAsync(async pages =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
            performance.Music.Play(SwitchedMusic.Tone(200, 0.2f));
            alone = await StepsAsync();
            await performance.WatchAsync(pages, count: 10, async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
                watched = await StepsAsync();
            });
        });
        return [Figure.Of($"{Name}: a perception step without pages", alone), Figure.Of($"{Name}: a perception step with ten pages", watched)];

        async Task<List<TimeSpan>> StepsAsync()
        {
            var before = performance.Steps.Durations.Count;
            await Task.Delay(Length, TimeProvider.System, stop);
            return performance.Steps.Durations[before..];
        }
    }
}

using PaintSound.Benchmarks.Reporting;
using PaintSound.Worker.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The cost of ten open pages, which read all updates and the canvas, for the perception step. Target: at most 15 ms more in the median on two cores.</summary>
internal sealed class OpenPagesScenario() : Scenario("open pages")
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var performance = new PagePerformance(library.Folder, stop);
        List<TimeSpan> withoutPages = [], withPages = [];
        await performance.RunAsync(async pages =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
            performance.Music.Play(SwitchedMusic.Tone(200, 0.2f));
            withoutPages = await MeasureStepsAsync();
            await performance.WatchAsync(pages, count: 10, async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
                withPages = await MeasureStepsAsync();
            });
        });
        return [Figure.Create($"{Name}: a perception step without pages", withoutPages), Figure.Create($"{Name}: a perception step with ten pages", withPages)];

        async Task<List<TimeSpan>> MeasureStepsAsync()
        {
            var before = performance.Steps.Durations.Count;
            await Task.Delay(Length, TimeProvider.System, stop);
            return performance.Steps.Durations[before..];
        }
    }
}

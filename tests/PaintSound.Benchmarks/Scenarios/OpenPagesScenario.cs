using PaintSound.Benchmarks.Reporting;
using PaintSound.Worker.Tests.WithPages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The cost of ten open pages, which read all updates and the canvas, for the perception step. Target: at most 15 ms more in the median on two cores.</summary>
internal sealed class OpenPagesScenario() : Scenario("open pages")
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        using var library = await BenchmarkLibrary.CreateAsync(stop);
        using var stage = new StageWithPages(library.Folder, stop);
        List<TimeSpan> withoutPages = [], withPages = [];
        await stage.PerformAsync(async pages =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
            stage.Music.Play(SwitchedMusic.Tone(200, 0.2f));
            withoutPages = await MeasureStepsAsync();
            await stage.WatchAsync(pages, count: 10, async () =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, stop);
                withPages = await MeasureStepsAsync();
            });
        });
        return [Figure.Create($"{Name}: a perception step without pages", withoutPages), Figure.Create($"{Name}: a perception step with ten pages", withPages)];

        async Task<List<TimeSpan>> MeasureStepsAsync()
        {
            var before = stage.Steps.Took.Count;
            await Task.Delay(Length, TimeProvider.System, stop);
            return stage.Steps.Took[before..];
        }
    }
}

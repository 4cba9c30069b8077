using PaintSound.Benchmarks.Reporting;
using PaintSound.Web.State;
using PaintSound.Web.Tests;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How long it takes to announce a perception step to the pages, with and without ten that read it. Wanted: p95 below 5 ms of the 250.</summary>
internal sealed class PageAnnouncingScenario() : Scenario("announcing to pages")
{
    private const int Steps = 10 * PlayedShow.StepsAMinute;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var unseen = await Site.OpenAsync();
        var alone = await PlayAsync(unseen.Board, stop);
        await using var site = await Site.OpenAsync();
        using var close = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Line> lines = [];
        List<Task> taking = [];
        for (var page = 0; page < 10; page++)
        {
            var line = await Line.OpenAsync(site.Root, page % 2 == 0 ? "operator" : "artist");
            lines.Add(line);
            await line.WatchAsync();
            taking.Add(line.TakeAsync(() => { }, close.Token));
        }

        var watched = await PlayAsync(site.Board, stop);
        await close.CancelAsync();
        await Task.WhenAll(taking);
        lines.ForEach(line => line.Dispose());
        return [Figure.Of($"{Name}: a step without pages", alone), Figure.Of($"{Name}: a step with ten pages", watched)];
    }

    private static async Task<List<TimeSpan>> PlayAsync(PageState board, CancellationToken stop)
    {
        var time = TimeProvider.System;
        List<TimeSpan> times = [];
        for (var step = 0; step < Steps; step++)
        {
            var before = time.GetTimestamp();
            PlayedShow.Play(board, step);
            times.Add(time.GetElapsedTime(before));
            await Task.Delay(Interval, time, stop);
        }

        return times;
    }
}

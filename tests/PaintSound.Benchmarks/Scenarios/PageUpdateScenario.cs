using PaintSound.Benchmarks.Reporting;
using PaintSound.Web.State;
using PaintSound.Web.Tests;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The time to publish a perception step to the pages, with no page and with ten pages. Target: p95 below 5 ms of the 250 ms step.</summary>
internal sealed class PageUpdateScenario() : Scenario("page updates")
{
    private const int Steps = 10 * SimulatedShow.StepsPerMinute;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var emptyHost = await WebHostFixture.OpenAsync();
        var withoutPages = await PlayAsync(emptyHost.State, stop);
        await using var host = await WebHostFixture.OpenAsync();
        using var close = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<HubClient> clients = [];
        List<Task> tasks = [];
        for (var page = 0; page < 10; page++)
        {
            var client = await HubClient.OpenAsync(host.Root, page % 2 == 0 ? "operator" : "artist");
            clients.Add(client);
            await client.WatchAsync();
            tasks.Add(client.ReadAllAsync(() => { }, close.Token));
        }

        var withPages = await PlayAsync(host.State, stop);
        await close.CancelAsync();
        await Task.WhenAll(tasks);
        clients.ForEach(client => client.Dispose());
        return [Figure.Create($"{Name}: a step without pages", withoutPages), Figure.Create($"{Name}: a step with ten pages", withPages)];
    }

    private static async Task<List<TimeSpan>> PlayAsync(PageState pages, CancellationToken stop)
    {
        var time = TimeProvider.System;
        List<TimeSpan> times = [];
        for (var step = 0; step < Steps; step++)
        {
            var before = time.GetTimestamp();
            SimulatedShow.SendStep(pages, step);
            times.Add(time.GetElapsedTime(before));
            await Task.Delay(Interval, time, stop);
        }

        return times;
    }
}

using PaintSound.Benchmarks.Reporting;
using PaintSound.Web.State;
using PaintSound.Web.Tests;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How long it takes to announce a perception step to the pages, with and without ten that read it. Wanted: p95 below 5 ms of the 250.</summary>
internal sealed class PageAnnouncingScenario() : Scenario("announcing to pages")
{
    private const int Steps = 10 * SimulatedShow.StepsPerMinute;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var unwatched = await WebHostFixture.OpenAsync();
        var alone = await PlayAsync(unwatched.State, stop);
        await using var host = await WebHostFixture.OpenAsync();
        using var close = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<HubClient> clients = [];
        List<Task> reading = [];
        for (var page = 0; page < 10; page++)
        {
            var client = await HubClient.OpenAsync(host.Root, page % 2 == 0 ? "operator" : "artist");
            clients.Add(client);
            await client.WatchAsync();
            reading.Add(client.ReadAllAsync(() => { }, close.Token));
        }

        var watched = await PlayAsync(host.State, stop);
        await close.CancelAsync();
        await Task.WhenAll(reading);
        clients.ForEach(client => client.Dispose());
        return [Figure.Of($"{Name}: a step without pages", alone), Figure.Of($"{Name}: a step with ten pages", watched)];
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

using PaintSound.Acceptance.Tests.Pages;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The time until all five pages reconnect after a killed worker has restarted. Target: 2 s.</summary>
internal sealed class PageReturnScenario() : Scenario("pages return")
{
    private const int Kills = 5;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var fixtures = new SharedFixtures();
        using var show = new PageShow(await fixtures.CreateLibraryAsync());
        await using var browser = await fixtures.Chromium.OpenAsync(show.Root);
        var worker = await show.RunAsync();
        var pages = await PageObserver.OpenAsync(browser);
        await pages.WaitForSelectionsAsync();
        List<TimeSpan> times = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            worker.Kill();
            worker.Dispose();
            await pages.WaitUntilAsync("operator disconnected", kill);
            worker = await show.RunAsync();
            var open = TimeProvider.System.GetTimestamp();
            foreach (var page in new[] { "operator", "composer", "painter", "projection", "setup" })
            {
                await pages.WaitUntilAsync($"{page} connected", kill + 1);
            }

            times.Add(TimeProvider.System.GetElapsedTime(open));
        }

        worker.Dispose();
        return [Figure.Create($"{Name}: after the worker was killed", times)];
    }
}

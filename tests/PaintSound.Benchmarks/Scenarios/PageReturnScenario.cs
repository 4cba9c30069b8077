using PaintSound.Acceptance.Tests.Pages;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How long all five pages need to come back after the worker was killed and its pages are served again. Wanted: 2 s.</summary>
internal sealed class PageReturnScenario() : Scenario("pages return")
{
    private const int Kills = 5;

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var material = new SharedMaterial();
        using var show = new PageShow(await material.AtelierAsync());
        await using var browser = await material.Chromium.OpenAsync(show.Root);
        var worker = await show.RunAsync();
        await using var pages = await PageObserver.OpenAsync(browser);
        await pages.SelectionsAsync();
        List<TimeSpan> times = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            worker.Kill();
            worker.Dispose();
            await pages.UntilAsync("operator disconnected", kill);
            worker = await show.RunAsync();
            var open = TimeProvider.System.GetTimestamp();
            foreach (var page in new[] { "operator", "composer", "painter", "projection", "setup" })
            {
                await pages.UntilAsync($"{page} connected", kill + 1);
            }

            times.Add(TimeProvider.System.GetElapsedTime(open));
        }

        worker.Dispose();
        return [Figure.Of($"{Name}: after the worker was killed", times)];
    }
}

using PaintSound.Acceptance.Tests.Pages;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The frame rate of the projection in Chromium without a graphics card. Target: 30 pictures per second.</summary>
internal sealed class ProjectionScenario() : Scenario("projection")
{
    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var fixtures = new SharedFixtures();
        using var show = new PageShow(await fixtures.CreateLibraryAsync());
        using var worker = await show.RunAsync();
        await using var browser = await fixtures.Chromium.OpenAsync(show.Root);
        var projection = await browser.OpenAsync("/projection");
        await projection.WaitForSelectorAsync("#paintings img.shown");
        return [Figure.Create($"{Name}: pictures", "1/s", await projection.EvaluateAsync<double[]>(PageScript.Read("picture-rates")))];
    }
}

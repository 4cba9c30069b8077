using PaintSound.Acceptance.Tests.Pages;
using PaintSound.Benchmarks.Reporting;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>How many pictures a second the projection draws; Chromium draws without a graphics card. Wanted: 30.</summary>
internal sealed class ProjectionScenario() : Scenario("projection")
{
    public override async Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken stop)
    {
        await using var material = new SharedMaterial();
        using var show = new PageShow(await material.AtelierAsync());
        using var worker = await show.RunAsync();
        await using var browser = await material.Chromium.OpenAsync(show.Root);
        var wall = await browser.OpenAsync("/projection");
        await wall.WaitForSelectorAsync("#paintings img.shown");
        return [Figure.Of($"{Name}: pictures", "1/s", await wall.EvaluateAsync<double[]>(PageScript.Read("picture-rates")))];
    }
}

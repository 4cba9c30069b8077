using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The place of the brush on the operator's page, from four simulated microphones.</summary>
[Collection(nameof(PageTests))]
public sealed class BrushPlaceTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    private const string Microphones =
        "simulated: 1\n  microphones:\n    - { channel: 1, at: [0.05, 0.05] }\n    - { channel: 2, at: [0.95, 0.05] }\n"
        + "    - { channel: 3, at: [0.05, 0.95] }\n    - { channel: 4, at: [0.95, 0.95] }";

    [Fact]
    public async Task The_operator_sees_where_the_brush_is()
    {
        using var show = new PageShow(samples);
        using var worker = await show.RunAsync(brush: Microphones, music: null);
        await using var browser = await chromium.OpenAsync(show.Root);
        var page = await browser.OpenAsync("/");
        var place = page.Locator("#place");
        await Assertions.Expect(place).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 180_000 });
        Assert.Matches("^Brush: [0-9]+ % across, [0-9]+ % down, [0-9]+ % certain$", await place.GetAttributeAsync("title"));

        // The dot lies on the canvas.
        var (dot, canvas) = (await place.BoundingBoxAsync(), await page.Locator("#canvas").BoundingBoxAsync());
        Assert.InRange(dot!.X + (dot.Width / 2), canvas!.X - 1, canvas.X + canvas.Width + 1);
        Assert.InRange(dot.Y + (dot.Height / 2), canvas.Y - 1, canvas.Y + canvas.Height + 1);
        if (Environment.GetEnvironmentVariable("PAINTSOUND_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "operator-place.png") });
        }
    }
}

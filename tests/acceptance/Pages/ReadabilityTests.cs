using System.Text.Json;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Every text meets the contrast of WCAG 2.2 level AA over any painting, in the light and dark scheme, on a screen and on a phone. No page scrolls sideways.</summary>
[Collection(nameof(PageTests))]
public sealed class ReadabilityTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    [Fact]
    public async Task Every_text_is_readable_in_both_colour_schemes_on_a_screen_and_on_a_phone()
    {
        using var show = new PageShow(samples);
        using var worker = await show.RunAsync();
        await using var browser = await chromium.OpenAsync(show.Root);
        foreach (var path in new[] { "/", "/composer", "/painter", "/setup", "/library" })
        {
            await AssertReadableAsync(browser, path);
        }

        browser.AssertClean();
    }

    private static async Task AssertReadableAsync(BrowserSession browser, string path)
    {
        // Replaces every painting with the plain colour that is worst for the text over it.
        var worst = "white";
        var page = await browser.OpenAsync(path, prepare: newPage => newPage.RouteAsync("**/painting.jpg", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "image/svg+xml",
            Body = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1440\" height=\"900\"><rect width=\"100%\" height=\"100%\" fill=\"{worst}\"/></svg>",
        })));
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            worst = scheme == ColorScheme.Dark ? "white" : "black";
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.ReloadAsync();
            await page.WaitUntilAsync("document.documentElement.dataset.connection", "connected");
            if (path == "/composer")
            {
                await page.WaitForSelectorAsync("#paintings img.shown");
                await page.EvaluateAsync("document.getElementById('name').prepend('A title of more words than a line holds. '.repeat(4))");

                // Wait until the painting has faded in.
                await page.WaitForTimeoutAsync(3000);
            }

            foreach (var viewport in new[] { new ViewportSize { Width = 1440, Height = 900 }, new ViewportSize { Width = 360, Height = 740 } })
            {
                await page.SetViewportSizeAsync(viewport.Width, viewport.Height);

                // Shows the buttons of the artists' pages again.
                await page.Mouse.MoveAsync(viewport.Width / 2f, viewport.Height / 2f);
                await page.WaitForTimeoutAsync(1500);
                await AssertReadableAsync(page, $"{path} {scheme} {viewport.Width}");
            }
        }

        await page.CloseAsync();
    }

    private static async Task AssertReadableAsync(IPage page, string name)
    {
        await page.EvaluateAsync(PageScript.Read("freeze-page"));
        await page.EvaluateAsync(PageScript.Read("hide-text"));
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
        var json = await page.EvaluateAsync<JsonElement>(PageScript.Read("readability"), Convert.ToBase64String(picture));
        Assert.InRange(json.GetProperty("checked").GetInt32(), 3, 1000);
        Assert.True(json.GetProperty("lowContrast").GetArrayLength() == 0, $"{name}: {json.GetProperty("lowContrast")}");
        Assert.False(json.GetProperty("isTooWide").GetBoolean(), $"{name} is wider than its window.");
        await page.EvaluateAsync("window.thaw()");
    }
}

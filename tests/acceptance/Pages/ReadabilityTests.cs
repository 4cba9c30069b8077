using System.Text.Json;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Every text can be read: WCAG 2.2 level AA, over any painting, in light and dark, on a screen and on a phone without scrolling sideways.</summary>
[Collection(nameof(PageTests))]
public sealed class ReadabilityTests(Atelier atelier, ChromiumFixture chromium)
{
    [Fact]
    public async Task Every_text_can_be_read_in_light_and_dark_on_a_screen_and_on_a_phone()
    {
        using var show = new PageShow(atelier);
        using var worker = await show.RunAsync();
        await using var browser = await chromium.OpenAsync(show.Root);
        foreach (var path in new[] { "/", "/composer", "/painter", "/setup" })
        {
            await Task.WhenAll(
                from scheme in new[] { ColorScheme.Dark, ColorScheme.Light }
                from viewport in new[] { new ViewportSize { Width = 1440, Height = 900 }, new ViewportSize { Width = 360, Height = 740 } }
                select AssertReadableAsync(browser, path, scheme, viewport));
        }

        browser.AssertClean();
    }

    private static async Task AssertReadableAsync(BrowserSession browser, string path, ColorScheme scheme, ViewportSize viewport)
    {
        // Every painting is a plain sheet of the brightness that is worst for the letters over it.
        var sheet = $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{viewport.Width}\" height=\"{viewport.Height}\"><rect width=\"100%\" height=\"100%\" "
            + $"fill=\"{(scheme == ColorScheme.Dark ? "white" : "black")}\"/></svg>";
        var page = await browser.OpenAsync(
            path,
            new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = viewport },
            one => one.RouteAsync("**/painting.jpg", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/svg+xml", Body = sheet })));
        await page.WaitUntilAsync("document.documentElement.dataset.connection", "connected");
        if (path == "/composer")
        {
            await page.WaitForSelectorAsync("#paintings img.shown");
            await page.EvaluateAsync("document.getElementById('name').prepend('A title of more words than a line holds. '.repeat(4))");

            // Until the painting has faded in; then the buttons come back.
            await page.WaitForTimeoutAsync(3000);
            await page.Mouse.MoveAsync(viewport.Width / 2f, viewport.Height / 2f);
        }

        await page.WaitForTimeoutAsync(1500);
        await page.EvaluateAsync(PageScript.Read("hide-text"));
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
        var found = await page.EvaluateAsync<JsonElement>(PageScript.Read("readability"), Convert.ToBase64String(picture));
        var where = $"{path} {scheme} {viewport.Width}";
        Assert.InRange(found.GetProperty("seen").GetInt32(), 3, 1000);
        Assert.True(found.GetProperty("faint").GetArrayLength() == 0, $"{where}: {found.GetProperty("faint")}");
        Assert.False(found.GetProperty("wide").GetBoolean(), $"{where} is wider than its window.");
        await page.CloseAsync();
    }
}

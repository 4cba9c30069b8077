using Microsoft.Playwright;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>Takes pictures of the map in both schemes and all colours, for a person to look at.</summary>
internal static class MapPictures
{
    /// <summary>Takes the pictures.</summary>
    /// <param name="page">The library page with an open map.</param>
    /// <param name="folder">Where they are written.</param>
    public static async Task TakeAsync(IPage page, string folder)
    {
        await page.SetViewportSizeAsync(1280, 1000);
        await page.ClickAsync("#map-whole");
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            foreach (var colour in new[] { "work", "loudness", "rate", "collection" })
            {
                await page.SelectOptionAsync("#map-colour", colour);
                await page.WaitForSelectorAsync($"#map[data-colour={colour}]");
                await page.WaitForTimeoutAsync(500);
                await page.Locator("#map").ScreenshotAsync(new LocatorScreenshotOptions { Path = Path.Combine(folder, $"map-{scheme}-{colour}.png".ToLowerInvariant()) });
            }
        }
    }
}

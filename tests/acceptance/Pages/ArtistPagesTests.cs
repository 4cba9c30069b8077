using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The composer's and the painter's page, and the light and dark scheme of every page.</summary>
[Collection(nameof(PageTests))]
public sealed class ArtistPagesTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    [Fact]
    public async Task The_artists_controls_and_every_colour_scheme_switch_work()
    {
        using var show = new PageShow(samples);
        using var worker = await show.RunAsync();
        await using var browser = await chromium.OpenAsync(show.Root);
        foreach (var path in new[] { "/", "/composer", "/painter", "/setup" })
        {
            var page = await browser.OpenAsync(path, new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark });
            Assert.Equal($"{path} #light", await page.ToggleAsync("#light", "getComputedStyle(document.body).backgroundColor === 'rgb(13, 14, 17)'"));
            await page.CloseAsync();
        }

        var painter = await browser.OpenAsync("/painter", prepare: page => page.AddInitScriptAsync(PageScript.Read("record-sound")));
        var composer = await browser.OpenAsync("/composer");
        await composer.WaitForSelectorAsync("#paintings img.shown");
        await composer.WaitForSelectorAsync("#name");
        await composer.ToggleAsync("#title-switch", "document.getElementById('name').checkVisibility()");
        foreach (var page in new[] { composer, painter })
        {
            await page.WaitForSelectorAsync("#congruity");
            await page.ToggleAsync("#congruity-switch", "document.getElementById('congruity').checkVisibility()");
            await page.ToggleAsync("#full", "document.fullscreenElement === document.documentElement");
        }

        await AssertSoundControlsAsync(painter);
        browser.AssertClean();
    }

    private static async Task AssertSoundControlsAsync(IPage painter)
    {
        await painter.WaitUntilAsync("Boolean(document.documentElement.dataset.excerpt)", true);
        await painter.ClickAsync("#sound");
        await AssertAudibleAsync(true, "Stop");
        await painter.FocusAsync("#volume");
        await painter.Keyboard.PressAsync("Home");
        await AssertAudibleAsync(false, "Stop");
        await painter.Keyboard.PressAsync("End");
        await AssertAudibleAsync(true, "Stop");
        await painter.ClickAsync("#sound");
        await AssertAudibleAsync(false, "Listen");

        async Task AssertAudibleAsync(bool audible, string button)
        {
            await painter.WaitUntilAsync(PageScript.Read("is-audible"), audible);
            Assert.Equal(button, await painter.TextContentAsync("#sound"));
        }
    }
}

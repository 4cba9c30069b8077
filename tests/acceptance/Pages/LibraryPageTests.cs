using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Every control of the library page: search, filters, listening, pages and the switch of each work.</summary>
[Collection(nameof(PageTests))]
public sealed class LibraryPageTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    [Fact]
    public async Task Every_control_of_the_library_page_works()
    {
        using var show = new PageShow(samples);
        using (var worker = await show.RunAsync())
        {
            await using var browser = await chromium.OpenAsync(show.Root);
            var page = await browser.OpenAsync("/");
            await page.ClickAsync("nav a[href='/library']");
            await page.WaitForSelectorAsync(".work");
            var all = await page.Locator(".work").CountAsync();
            await FilterAsync(page, all);
            await ListenAsync(page);
            await SwitchAsync(page, all);
            await UndoAsync(browser, page, all);
            await page.ClickAsync("#light");
            browser.AssertClean();
        }

        // The next show knows the work that is still off.
        using (var worker = await show.RunAsync())
        {
            await using var browser = await chromium.OpenAsync(show.Root);
            var page = await browser.OpenAsync("/library");
            await page.SelectOptionAsync("#state", "off");
            await page.WaitUntilAsync("document.querySelectorAll('.work.off').length", 1);
            await page.ClickAsync(".work.off button[role=switch]");
            await page.WaitForSelectorAsync("#none:not([hidden])");
            browser.AssertClean();
        }
    }

    [Fact]
    public async Task Music_with_a_picture_in_its_file_shows_it()
    {
        using var show = new PageShow(samples);
        var music = show.Folder.Copy("music", samples.FindWork("Low Pulse.wav"), samples.FindWork("Red Stabs.wav"));
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-i", Path.Combine(music, "Low Pulse.wav"), "-i", samples.Painting, "-map", "0", "-map", "1", "-c:v", "mjpeg", "-disposition:v", "attached_pic",
            "-metadata", "artist=Ana", "-metadata", "album=Evenings", Path.Combine(music, "Tagged.flac"));
        var library = show.Folder["library"];
        Assert.Equal(0, (await WorkerProcess.RunAsync("index", music, "--library", library)).Status);
        using var worker = await show.RunFileAsync(
            $"library: {library}\nbrush: {{simulated: 1}}\ncanvas: {{simulated: 1}}\nosc: {{listen: '{show.Controls}', query: off}}\n{show.Web}");
        await using var browser = await chromium.OpenAsync(show.Root);
        var page = await browser.OpenAsync("/library");

        // A browser that has no picture shows the note.
        await page.WaitUntilAsync("document.querySelectorAll('.work').length", 3);
        await page.WaitUntilAsync("[...document.querySelectorAll('.work')].filter((work) => work.querySelector('img')).map((work) => work.querySelector('.title').textContent).join()", "Tagged");
        await page.WaitUntilAsync("document.querySelector('.work img').naturalWidth > 0", true);
        Assert.Equal(3, await page.Locator(".thumbnail", new PageLocatorOptions { HasText = "♪" }).CountAsync());

        // The painter sees it too, when an excerpt of this music is selected; other music has its title alone.
        var painter = await browser.OpenAsync("/painter");
        await painter.WaitForSelectorAsync("html[data-excerpt]");
        await SwitchAllButAsync(page, "Tagged");
        await painter.WaitUntilAsync("document.getElementById('title').textContent", "Tagged");
        await painter.WaitUntilAsync("document.getElementById('cover').naturalWidth > 0 && document.getElementById('cover').checkVisibility()", true);
        await page.ClickAsync(".work:has(.title:text-is('Low Pulse')) button[role=switch]");
        await page.ClickAsync(".work:has(.title:text-is('Tagged')) button[role=switch]");
        await painter.WaitUntilAsync("document.getElementById('title').textContent", "Low Pulse");
        await painter.WaitUntilAsync("document.getElementById('cover').checkVisibility()", false);
        browser.AssertClean();
    }

    private static async Task SwitchAllButAsync(IPage page, string title)
    {
        foreach (var work in await page.Locator($".work:not(:has(.title:text-is('{title}'))) button[role=switch]").AllAsync())
        {
            await work.ClickAsync();
        }
    }

    private static async Task FilterAsync(IPage page, int all)
    {
        Assert.True(await page.IsDisabledAsync("#previous"));
        Assert.True(await page.IsDisabledAsync("#following"));
        await page.SelectOptionAsync("#kind", "painting");
        await page.WaitUntilAsync("document.querySelectorAll('.work').length < " + all, true);
        await page.WaitUntilAsync("document.querySelector('.work img') !== null && [...document.querySelectorAll('.work img')].every((img) => img.complete && img.naturalWidth > 0)", true);
        Assert.Equal(0, await page.Locator(".work button:text('Listen')").CountAsync());
        await page.SelectOptionAsync("#kind", "");
        await page.SelectOptionAsync("#collection", new SelectOptionValue { Index = 1 });
        var collection = await page.InputValueAsync("#collection");
        await page.WaitUntilAsync($"[...document.querySelectorAll('.facts')].every((facts) => facts.textContent.includes('{collection}'))", true);
        await page.SelectOptionAsync("#collection", "");
        await page.WaitUntilAsync("document.querySelectorAll('.work').length", all);

        await page.FillAsync("#words", "nothing has this name");
        await page.WaitForSelectorAsync("#none:not([hidden])");
        await page.FillAsync("#words", "");
        await page.WaitUntilAsync("document.querySelectorAll('.work').length", all);

        // The show selects something every second.
        await page.SelectOptionAsync("#state", "selected");
        await page.WaitForSelectorAsync(".work details summary");
        await page.ClickAsync(".work details summary");
        await page.WaitForSelectorAsync(".work details[open] li");
        Assert.Matches("rank \\d+ of \\d+", await page.Locator(".work details[open] li").First.TextContentAsync());
        await page.SelectOptionAsync("#state", "");
        await page.WaitUntilAsync("document.querySelectorAll('.work').length", all);
    }

    private static async Task ListenAsync(IPage page)
    {
        await page.Locator(".work button:text('Listen')").First.ClickAsync();
        await page.WaitUntilAsync("document.getElementById('sound').currentTime > 0", true);
        await page.Locator(".work button:text('Stop')").First.ClickAsync();
        await page.WaitForSelectorAsync("#player", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });
        Assert.Equal("", await page.TextContentAsync("#refusal"));
    }

    private static async Task SwitchAsync(IPage page, int all)
    {
        var first = page.Locator(".work button[role=switch]").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".work.off");
        await page.WaitUntilAsync("document.getElementById('counts').textContent", $"{all} works, 1 switched off");
    }

    private static async Task UndoAsync(BrowserSession browser, IPage page, int all)
    {
        var operatorPage = await browser.OpenAsync("/");
        await operatorPage.WaitUntilAsync("document.getElementById('undo').title.startsWith('Undo: work ')", true);
        await operatorPage.ClickAsync("#undo");
        await page.WaitUntilAsync("document.getElementById('counts').textContent", $"{all} works");
        await operatorPage.ClickAsync("#redo");
        await page.WaitUntilAsync("document.getElementById('counts').textContent", $"{all} works, 1 switched off");
    }
}

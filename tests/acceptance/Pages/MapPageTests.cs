using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The map of the library page in Chromium: points, colours, hearing, the live selection and gate, keyboard, lasso and collections.</summary>
[Collection(nameof(PageTests))]
public sealed class MapPageTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    // Draws the page's own picture of the map into a canvas that can be read, and counts the pixels that are painted and their colours.
    private const string Painted = """
        async (png) => {
          const picture = new Image();
          picture.src = "data:image/png;base64," + png;
          await picture.decode();
          const canvas = new OffscreenCanvas(picture.width, picture.height);
          const context = canvas.getContext("2d");
          context.drawImage(picture, 0, 0);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const ground = [data[0], data[1], data[2]].join();
          const colours = new Map();
          for (let i = 0; i < data.length; i += 4) { const c = [data[i], data[i + 1], data[i + 2]].join(); if (c !== ground) colours.set(c, (colours.get(c) ?? 0) + 1); }
          const frequent = [...colours.entries()].sort((a, b) => b[1] - a[1]).slice(0, 12).map(([c]) => c);
          return { painted: [...colours.values()].reduce((a, b) => a + b, 0), frequent: frequent.join(" ") };
        }
        """;

    // The place of a point on the page when the whole map is shown, and what it is, from the points that the page gets.
    private const string FindPoint = """
        async (number) => {
          const bytes = await (await fetch("/library/map/points")).arrayBuffer();
          const works = await (await fetch("/library/map/works")).json();
          const [, excerpts, paintings] = new Uint32Array(bytes, 0, 4);
          const n = excerpts + paintings;
          const work = new Uint32Array(bytes, 16, n), start = new Float32Array(bytes, 16 + 4 * n, n), x = new Uint16Array(bytes, 16 + 8 * n, n), y = new Uint16Array(bytes, 16 + 10 * n, n);
          // A point that stands alone, so that a click cannot mean another one.
          const distance = (a, b) => Math.hypot(x[a] - x[b], y[a] - y[b]);
          const alone = [...Array(excerpts).keys()].map((i) => [i, Math.min(...[...Array(n).keys()].filter((j) => j !== i).map((j) => distance(i, j)))]).sort((a, b) => b[1] - a[1]).map(([i]) => i);
          const i = alone[number];
          const box = document.getElementById("map-points").getBoundingClientRect();
          const extent = (values) => Math.max(0.1, (Math.max(...values.filter((value) => value < 65535)) - Math.min(...values)) / 65535);
          const side = Math.min(box.width / extent(x), box.height / extent(y)) * 0.92;
          return { point: i, id: works[work[i]].id, start: start[i], x: box.x + box.width / 2 + (x[i] / 65535 - 0.5) * side, y: box.y + box.height / 2 - (y[i] / 65535 - 0.5) * side };
        }
        """;

    [Fact]
    public async Task The_map_draws_plays_and_follows_the_show()
    {
        using var show = new PageShow(samples);
        using var worker = await show.RunAsync();
        await using var browser = await chromium.OpenAsync(show.Root);
        var page = await OpenMapAsync(browser);
        var box = page.Locator(".map-box");

        // The points are drawn, and in other colours after a switch.
        Picture? first = null;
        await Eventually.TrueAsync(async () => (first = await ReadAsync(page, box)).Painted > 500, () => $"Only {first?.Painted} pixels are painted.");
        await page.SelectOptionAsync("#map-colour", "loudness");
        await page.WaitForSelectorAsync("#map[data-colour=loudness]");
        await Eventually.TrueAsync(async () => (await ReadAsync(page, box)).Frequent != first!.Frequent, () => "The colours did not change.");
        Assert.Contains("dB", await page.TextContentAsync("#map-legend"), StringComparison.Ordinal);
        await page.SelectOptionAsync("#map-colour", "collection");
        await page.WaitForSelectorAsync("#map-legend .dot");

        // The selection of the show moves on the map, and what passed its gate glows: 30 % of the excerpts, or at least 15.
        var selected = await page.GetAttributeAsync("#map", "data-selected");
        await page.WaitUntilAsync($"document.getElementById('map').dataset.selected !== '{selected}' && document.getElementById('map').dataset.selected >= 0", true);
        await page.WaitUntilAsync("Number(document.getElementById('map').dataset.passed) >= 15", true);

        // A click plays that excerpt, and lists others like it.
        var chosen = await page.EvaluateAsync<JsonElement>(FindPoint, 0);
        var (number, id, start) = (chosen.GetProperty("point").GetInt32(), chosen.GetProperty("id").GetString(), chosen.GetProperty("start").GetDouble());
        await page.Mouse.ClickAsync((float)chosen.GetProperty("x").GetDouble(), (float)chosen.GetProperty("y").GetDouble());
        await page.WaitUntilAsync("document.getElementById('map').dataset.marked", FormattableString.Invariant($"{number}"));
        await page.WaitUntilAsync("document.getElementById('sound').src.split('/library/')[1]", FormattableString.Invariant($"works/{id}/sound#t={start:0.000},{start + 4:0.000}"));
        await page.WaitUntilAsync("document.getElementById('sound').currentTime > " + FormattableString.Invariant($"{start}"), true);
        await page.WaitForSelectorAsync("#similar-list li");
        Assert.True(await page.Locator("#similar-list li").CountAsync() > 3);
        await page.Locator("#similar-list button.more").First.ClickAsync();
        await page.WaitUntilAsync("document.getElementById('map').dataset.marked !== '" + number + "'", true);

        // The keyboard goes from point to point, and plays.
        await page.FocusAsync("#map-points");
        var before = await page.GetAttributeAsync("#map", "data-marked");
        foreach (var key in new[] { "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await page.WaitUntilAsync($"document.getElementById('map').dataset.marked !== '{before}'", true);
        Assert.NotEqual("", await page.TextContentAsync("#map-point"));
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.PressAsync("0");
        browser.AssertClean();
    }

    [Fact]
    public async Task A_lasso_makes_a_collection_that_the_show_can_switch_and_switches_works_off()
    {
        using var show = new PageShow(samples);
        var library = show.Folder["library"];
        Assert.Equal(0, (await WorkerProcess.RunAsync(["index", .. samples.Folders, "--library", library])).Status);
        var file = $"library: {library}\nbrush: {{simulated: 1}}\ncanvas: {{simulated: 1}}\nosc: {{listen: '{show.Controls}', query: off}}\nchoosing: {{dwell: 1, silence: any}}\n{show.Web}";
        using (var worker = await show.RunFileAsync(file))
        {
            await using var browser = await chromium.OpenAsync(show.Root);
            var page = await OpenMapAsync(browser);
            await page.ClickAsync("#map-lasso");
            var box = (await page.Locator("#map-points").BoundingBoxAsync())!;
            await DrawAsync(page, (box.X + 5, box.Y + 5), (box.X + box.Width - 5, box.Y + 5), (box.X + box.Width - 5, box.Y + (box.Height / 2)), (box.X + 5, box.Y + (box.Height / 2)));
            await page.WaitForSelectorAsync("#chosen:not([hidden])");
            var count = int.Parse((await page.TextContentAsync("#chosen-count"))!.Split(' ')[0], CultureInfo.InvariantCulture);
            Assert.True(count > 0);
            await page.FillAsync("#collection-name", "Upper half");
            await page.ClickAsync("#make-collection");
            await page.WaitUntilAsync("document.getElementById('chosen-done').textContent.includes('Upper half')", true);
            await page.SelectOptionAsync("#collection", "Upper half");
            await page.WaitUntilAsync("document.querySelectorAll('.works > .work').length", count);
            await page.WaitUntilAsync("document.getElementById('map-legend').textContent.includes('Upper half')", true);

            // The show has a switch for it at once.
            var stage = await browser.OpenAsync("/");
            await stage.WaitForSelectorAsync("[data-name='Upper half']");

            await page.ClickAsync("#exclude");
            await page.WaitUntilAsync("document.querySelectorAll('.works > .work.off').length", count);
            await stage.ClickAsync("#undo");
            await page.WaitUntilAsync("document.querySelectorAll('.works > .work.off').length", 0);
            browser.AssertClean();
        }

        // It survives the show, and an index of the same folders.
        Assert.Equal(0, (await WorkerProcess.RunAsync(["index", .. samples.Folders, "--library", library])).Status);
        var works = (await WorkerProcess.RunAsync("library", "list", "--library", library, "--collection", "Upper half", "--json")).Json;
        Assert.True(works.GetArrayLength() > 0);
        using (var worker = await show.RunFileAsync(file))
        {
            await using var browser = await chromium.OpenAsync(show.Root);
            var stage = await browser.OpenAsync("/");
            await stage.WaitForSelectorAsync("[data-name='Upper half']");
        }
    }

    private static async Task<IPage> OpenMapAsync(BrowserSession browser)
    {
        var page = await browser.OpenAsync("/library");
        await page.WaitForSelectorAsync(".work");
        await page.ClickAsync("#show-map");
        await page.WaitForSelectorAsync("#map[data-shown]");
        Assert.Equal("", await page.TextContentAsync("#map-error"));
        return page;
    }

    private static async Task DrawAsync(IPage page, params (float X, float Y)[] corners)
    {
        await page.Mouse.MoveAsync(corners[0].X, corners[0].Y);
        await page.Mouse.DownAsync();
        foreach (var (x, y) in corners.Skip(1))
        {
            await page.Mouse.MoveAsync(x, y, new MouseMoveOptions { Steps = 5 });
        }

        await page.Mouse.UpAsync();
    }

    private static async Task<Picture> ReadAsync(IPage page, ILocator box)
    {
        var read = await page.EvaluateAsync<JsonElement>(Painted, Convert.ToBase64String(await box.ScreenshotAsync()));
        return new Picture(read.GetProperty("painted").GetInt32(), read.GetProperty("frequent").GetString()!);
    }

    private sealed record Picture(int Painted, string Frequent);
}

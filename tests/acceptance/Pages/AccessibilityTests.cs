using System.Text.Json;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>axe-core finds no violation of WCAG 2.1 level AA or of its best practices on any page, on a dark screen and a light phone.</summary>
[Collection(nameof(PageTests))]
public sealed class AccessibilityTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    private static readonly PageEmulateMediaOptions Dark = new() { ColorScheme = ColorScheme.Dark }, Light = new() { ColorScheme = ColorScheme.Light };
    private static readonly ViewportSize Screen = new() { Width = 1440, Height = 900 }, Phone = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task The_pages_of_a_show_have_no_violation()
    {
        using var show = new PageShow(samples);
        using var worker = await show.RunFileAsync(
            $"library: {samples.Library}\nbrush: {{simulated: 1}}\ncanvas: {{simulated: 1}}\nmusic: {{simulated: 1}}\nosc: {{listen: '{show.Controls}', query: off}}\n" +
            $"choosing: {{gate: 0.3, dwell: 1, silence: any}}\nweb: {{listen: '0.0.0.0:{new Uri(show.Root).Port}'}}\n",
            new Dictionary<string, string?> { ["XDG_CONFIG_HOME"] = show.Folder["configuration"] });
        var token = new Uri(worker.Output.First(line => line.StartsWith("Pages: ", StringComparison.Ordinal)).Split(' ')[1]).Query;
        await AssertNoViolationsAsync(
            show.Root,
            new($"/{token}", OpenOperatorPanelsAsync),
            new($"/setup{token}", WaitForConnectionAsync),
            new($"/composer{token}", async page =>
            {
                await WaitForConnectionAsync(page);
                await page.WaitForSelectorAsync("#paintings img.shown");
            }),
            new($"/library{token}", page => page.WaitForSelectorAsync(".work")),
            new($"/library{token}", OpenMapAsync),
            new($"/painter{token}", WaitForConnectionAsync),

            // A heading would be light on the wall.
            new($"/projection{token}", WaitForConnectionAsync, "page-has-heading-one"),

            // The page of a request without a token.
            new("/"));
    }

    [Fact]
    public async Task The_page_of_a_take_has_no_violation()
    {
        using var temp = new TemporaryFolder();
        await WrittenTake.WriteAsync(temp["takes"], 40, samples.Brush, samples.Painting);
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        using var server = WorkerProcess.Start(["replay", "last", "--takes", temp["takes"], "--page", "--listen", root["http://".Length..]]);
        await server.WaitForLineAsync(line => line.StartsWith("Page: ", StringComparison.Ordinal));
        await AssertNoViolationsAsync(root, new AccessiblePage("/#t=30", page => page.WaitForSelectorAsync("body[data-shown='30.00']")));
    }

    [Fact]
    public async Task The_page_of_a_new_show_has_no_violation()
    {
        using var temp = new TemporaryFolder();
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        using var server = await NewShowPageTests.StartAsync(root, temp["my-show.yaml"], "--brush", samples.Brush, "--canvas", "simulated", "--music", "simulated", "--library", samples.Library);
        await AssertNoViolationsAsync(
            root,
            new("/", page => page.WaitForSelectorAsync("#picture:not([hidden])")),
            new("/", async page =>
            {
                await page.WaitForSelectorAsync("#picture:not([hidden])");
                await page.FillAsync("#brush-other", "no such microphone");
                await page.WaitForSelectorAsync("#brush-remark[data-kind='wrong']");
            }),
            new("/", async page =>
            {
                await page.ClickAsync("#write:enabled");
                await page.WaitForSelectorAsync("#written:not([hidden])");
            }));
    }

    private async Task AssertNoViolationsAsync(string root, params AccessiblePage[] pages)
    {
        await using var browser = await chromium.OpenAsync(root);
        List<string> violations = [];
        foreach (var listed in pages)
        {
            // The content security policy of the pages refuses scripts that are added later.
            var page = await browser.OpenAsync(listed.Path, prepare: opened => opened.AddInitScriptAsync(PageScript.Read("axe")));
            await (listed.PrepareAsync?.Invoke(page) ?? Task.CompletedTask);
            // Colours do not depend on the width, nor the order of the elements on the colours.
            foreach (var (scheme, viewport) in new[] { (Dark, Screen), (Light, Phone) })
            {
                await page.EmulateMediaAsync(scheme);
                await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
                var json = await page.EvaluateAsync<JsonElement>(PageScript.Read("accessibility"), listed.DisabledRules);
                Assert.InRange(json.GetProperty("checked").GetInt32(), 5, 1000);
                violations.AddRange(json.GetProperty("violations").EnumerateArray().Select(violation => $"{listed.Path.Split('?')[0]} {scheme.ColorScheme} {viewport.Width}: {violation}"));
            }

            await page.CloseAsync();
        }

        Assert.True(violations.Count == 0, string.Join('\n', violations));
        browser.AssertClean();
    }

    private static Task WaitForConnectionAsync(IPage page) => page.WaitUntilAsync("document.documentElement.dataset.connection", "connected");

    private static async Task OpenMapAsync(IPage page)
    {
        await page.ClickAsync("#show-map");
        await page.WaitForSelectorAsync("#map[data-shown]");
        await page.ClickAsync(".work button:text('Excerpts')");
        await page.ClickAsync("#excerpts button");
        await page.WaitForSelectorAsync("#similar-list li");

        // What a lasso opens.
        await page.EvaluateAsync("""
            () => {
              document.getElementById("chosen").hidden = document.getElementById("map-missing").hidden = false;
              document.getElementById("chosen-count").textContent = "3 works of 5 with 40 points inside.";
              document.getElementById("map-missing").textContent = "2 of them have no place yet.";
            }
            """);
    }

    private static async Task OpenOperatorPanelsAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#best:not([hidden]) tbody tr");
        await page.FillAsync("#preset-name", "Quiet");
        await page.ClickAsync("#store-preset");
        await page.WaitForSelectorAsync("#presets li");
        await page.ClickAsync("#show-links");

        // What a show shows only with a second worker, or without music: all that is hidden there is shown.
        await page.EvaluateAsync("""
            () => {
              document.getElementById("understudy-text").textContent = "This is the understudy. The main worker sends.";
              document.getElementById("no-music").textContent = "All works of music are switched off, so none can be selected. Switch one on, on the library page.";
              for (const id of ["understudy", "take-over", "no-music"]) document.getElementById(id).hidden = false;
            }
            """);

        // A machine without a network has no address for a phone.
        await page.WaitForSelectorAsync("#link-code path, #no-links:not([hidden])");
    }
}

using System.Globalization;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The setup page: corners and calibration.</summary>
[Collection(nameof(PageTests))]
public sealed class SetupPageTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private readonly PageShow _show = new(samples);

    [Fact]
    public async Task Saves_dragged_corners_and_keeps_the_comments_of_the_show_file()
    {
        using var worker = await _show.RunAsync(canvas: $"file: {samples.Canvas}", music: null);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await OpenAsync(browser);
        await DragCornersAsync(page);

        // The page shows the button only for a camera. Here it is a film, so the page must show an error.
        await page.EvaluateAsync("document.getElementById('lock').hidden = false");
        await page.ClickAsync("#lock");
        await page.WaitForSelectorAsync("#framed.wrong");
        Assert.Equal("false", await page.GetAttributeAsync("#lock", "aria-pressed"));
        var message = await page.TextContentAsync("#framed");
        Assert.StartsWith("PaintSound cannot lock the exposure of ", message, StringComparison.Ordinal);
        Assert.EndsWith("it is not a camera.", message, StringComparison.Ordinal);

        var show = await _show.ReadFileAsync();
        Assert.StartsWith("# Written by hand.\n", show, StringComparison.Ordinal);
        var corners = show.Split('\n').Single(line => line.Contains("corners:", StringComparison.Ordinal));
        var numbers = corners.Split('[', ']', ',', ' ').Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var n) ? n : (double?)null).OfType<double>().ToArray();
        Assert.Equal([0.125, 0.25, 1, 0, 0, 1, 1, 0.9], numbers, (a, b) => Math.Abs(a - b) < 0.01);
        browser.AssertClean();
    }

    [Fact]
    public async Task Saves_the_calibration_in_the_show_file()
    {
        // A brush that gets louder by 0.75 dB per second, so every later measurement is louder, like a heavy stroke.
        var brush = _show.Folder["brush.wav"];
        await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc='(2*random(0)-1)*pow(10,(0.75*t-70)/20)':s=16000:d=90", brush);
        using var worker = await _show.RunAsync(brush: $"file: {brush}", canvas: $"file: {samples.Canvas}", music: null);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await OpenAsync(browser);
        Assert.True(await page.IsDisabledAsync("#save"), "The page allows saving before all measurements are done.");
        foreach (var (step, result) in new[]
        {
            ("blank", "The picture flickers by "), ("silence", "The room is at -"), ("light", "The stroke reached -"), ("heavy", "The stroke reached -"),
        })
        {
            await page.ClickAsync($"#measure-{step}");
            var item = $"#steps li:has(#measure-{step})";
            await page.WaitForSelectorAsync($"{item}:is([data-state='done'], [data-state='wrong'])");
            Assert.StartsWith(result, await page.TextContentAsync($"{item} .result"), StringComparison.Ordinal);
        }

        await page.ClickAsync("#save");
        await page.WaitUntilAsync("document.getElementById('saved').textContent !== ''", true);
        Assert.StartsWith("Saved in show.yaml: ", await page.TextContentAsync("#saved"), StringComparison.Ordinal);
        var show = await _show.ReadFileAsync();
        Assert.StartsWith("# Written by hand.\n", show, StringComparison.Ordinal);
        Assert.All(["flicker-threshold: ", "range: [-", "silence-db: -"], value => Assert.Contains(value, show, StringComparison.Ordinal));
        browser.AssertClean();
    }

    [Fact]
    public async Task New_corners_take_effect_immediately()
    {
        using var camera = _show.StartGradientCamera();
        using var worker = await _show.RunAsync(canvas: $"device: {_show.CameraDevice}", music: null);
        await WaitForCanvasAsync((0, 0), (255, 255));
        await using var browser = await chromium.OpenAsync(_show.Root);
        await DragCornersAsync(await OpenAsync(browser));
        await WaitForCanvasAsync((32, 64), (255, 230));
        browser.AssertClean();

        async Task WaitForCanvasAsync((int Red, int Green) first, (int Red, int Green) last)
        {
            using var client = new HttpClient();
            byte[] rgb = [];
            await Eventually.TrueAsync(
                async () =>
                {
                    rgb = await client.GetByteArrayAsync($"{_show.Root}/live/canvas", TestContext.Current.CancellationToken);
                    return rgb.Length > 0 && IsNear(rgb.AsSpan(0, 3), first) && IsNear(rgb.AsSpan(rgb.Length - 3), last);
                },
                () => $"The first pixel is {string.Join(' ', rgb.Take(3))}, the last {string.Join(' ', rgb.TakeLast(3))}.\n{string.Join('\n', worker.Lines)}");
        }

        static bool IsNear(ReadOnlySpan<byte> pixel, (int Red, int Green) colour) => Math.Abs(pixel[0] - colour.Red) < 14 && Math.Abs(pixel[1] - colour.Green) < 14;
    }

    /// <summary>Four microphones of which the third is dead, in a recording in which a person taps beside each; the cables of the first two are exchanged.</summary>
    [Fact]
    public async Task Shows_every_microphone_and_finds_exchanged_cables_with_taps()
    {
        var brush = _show.Folder["taps.wav"];
        await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"aevalsrc='{string.Join('|', Microphone(1), Microphone(0), "0", Microphone(3))}':s=16000:d=240:c=4.0", brush);
        using var worker = await _show.RunAsync(
            brush: $"file: {brush}\n  microphones:\n    - {{ channel: 1, at: [0.05, 0.05] }}\n    - {{ channel: 2, at: [0.95, 0.05] }}\n"
            + "    - { channel: 3, at: [0.05, 0.95] }\n    - { channel: 4, at: [0.95, 0.95] }",
            canvas: $"file: {samples.Canvas}",
            music: null);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await OpenAsync(browser);
        await page.WaitUntilAsync("document.querySelectorAll('#microphones .says').length", 4);
        await page.WaitUntilAsync("document.querySelector('#microphones li:nth-child(3) .says').textContent.startsWith('Delivers nothing')", true);
        Assert.Equal("Microphone 4 (channel 4, bottom right)", await page.TextContentAsync("#microphones li:nth-child(4) strong"));
        Assert.StartsWith("Works, -", await page.TextContentAsync("#microphones li:nth-child(4) .says"), StringComparison.Ordinal);

        await page.ClickAsync("#tap");
        await page.WaitUntilAsync("document.getElementById('taps').textContent.startsWith('Tap once on the canvas beside ')", true);
        await page.WaitUntilAsync("document.getElementById('taps').textContent.includes('heard no tap')", true);
        if (Environment.GetEnvironmentVariable("PAINTSOUND_SCREENSHOTS") is { } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "setup-microphones.png"), FullPage = true });
        }

        Assert.Contains("wrong", await page.GetAttributeAsync("#taps", "class") ?? "", StringComparison.Ordinal);
        browser.AssertClean();

        // Every 2 s somebody taps beside the next place; it is louder, and 6 ms earlier, beside the tap.
        static string Microphone(int place) => FormattableString.Invariant(
            $"0.001*sin({place + 3}e5*t*t)+0.4*(2*random(4)-1)*if(eq(mod(floor(t/2)\\,4)\\,{place})\\,exp(-120*mod(t\\,2))\\,if(gt(mod(t\\,2)\\,0.006)\\,0.4*exp(-120*(mod(t\\,2)-0.006))\\,0))");
    }

    public void Dispose() => _show.Dispose();

    private static async Task<IPage> OpenAsync(BrowserSession browser)
    {
        var page = await browser.OpenAsync("/setup");
        await page.WaitUntilAsync("document.getElementById('file').textContent !== ''", true);
        return page;
    }

    /// <summary>Moves the first corner with the mouse and the last with keys, and saves them in the show file.</summary>
    private static async Task DragCornersAsync(IPage page)
    {
        const string Left = "document.querySelector('[data-corner=\"0\"]').style.left";
        await page.Locator("[data-corner='0']").FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.WaitUntilAsync(Left, "2%");
        await page.ClickAsync("#whole");
        await page.WaitUntilAsync(Left, "0%");
        await page.Locator("[data-corner='0']").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("#picture").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 1, box.Y + 1);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (0.125f * box.Width), box.Y + (0.25f * box.Height), new MouseMoveOptions { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.Locator("[data-corner='3']").FocusAsync();
        for (var i = 0; i < 5; i++)
        {
            await page.Keyboard.PressAsync("Shift+ArrowUp");
        }

        await page.ClickAsync("#save-corners");
        await page.WaitUntilAsync("document.getElementById('framed').textContent !== ''", true);
    }
}

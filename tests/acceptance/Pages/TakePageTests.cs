using System.Globalization;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary><c>paintsound replay TAKE --page</c>: the page that shows any moment of a take.</summary>
[Collection(nameof(PageTests))]
public sealed class TakePageTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    [Fact]
    public async Task Any_moment_of_a_take_can_be_clicked_stepped_to_and_played()
    {
        const double Length = 40;
        using var temp = new TemporaryFolder();
        await WrittenTake.WriteAsync(temp["takes"], Length, samples.Brush, samples.Painting);
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        using var server = await StartAsync(temp, root, "--from", "0:05");
        Assert.Contains(server.Output, line => line.StartsWith($"Page: {root}/#t=5", StringComparison.Ordinal));
        await using var browser = await chromium.OpenAsync(root);
        var page = await browser.OpenAsync("/#t=5");
        await page.WaitForSelectorAsync("body[data-shown='5.00']");
        Assert.Equal(["Piece 0", "Picture 0"], [await page.TextContentAsync("#excerpt"), await page.TextContentAsync("#painting")]);
        Assert.Contains("of 0:40", await page.TextContentAsync("#end"), StringComparison.Ordinal);
        var dwell = await DwellAsync(page);

        // A click anywhere on the time line: canvas, selections, congruity and controls of that moment.
        var line = await page.Locator("#line").BoundingBoxAsync() ?? throw new InvalidOperationException("There is no time line.");
        await page.Mouse.ClickAsync(line.X + (line.Width * 0.75f), line.Y + 10);
        await page.WaitForSelectorAsync("body[data-shown^='30.'], body[data-shown^='29.9']");
        Assert.Equal("Piece 2", await page.TextContentAsync("#excerpt"));
        Assert.InRange(await RedAsync(page), WrittenTake.RedAt(29.7, Length), WrittenTake.RedAt(30.2, Length));
        Assert.NotEqual(dwell, await DwellAsync(page));
        Assert.Contains(WrittenTake.LaterDwell.ToString(CultureInfo.InvariantCulture), await DwellAsync(page), StringComparison.Ordinal);
        Assert.Equal(0.5 + (0.4 * Math.Sin(30 / 5.0)), double.Parse((await page.TextContentAsync("#congruity-now"))!, CultureInfo.InvariantCulture), 0.03);

        // The brush: a stroke begins at 30 s, in the middle of the plot; before it there is silence.
        Assert.True(Math.Abs(await BrightnessAsync(page, 0.51) - await BrightnessAsync(page, 0.47)) > 60);

        // The picture of the painting comes from the library's file.
        await page.WaitForSelectorAsync("#painting-picture[alt='Picture 2']");
        Assert.True(await page.EvaluateAsync<bool>("new Promise((loaded) => { const p = document.getElementById('painting-picture'); const check = () => p.naturalWidth > 0 ? loaded(true) : setTimeout(check, 50); check(); })"));

        // Keys: a second, ten seconds, the ends.
        await page.Locator("#line").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForSelectorAsync("#line[aria-valuetext^='0:31'], #line[aria-valuetext^='0:30']");
        await page.Keyboard.PressAsync("PageUp");
        await page.WaitForSelectorAsync("#line[aria-valuetext^='0:21'], #line[aria-valuetext^='0:20']");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForSelectorAsync("body[data-shown='0.00']");
        Assert.Equal("No excerpt yet.", await page.TextContentAsync("#excerpt"));
        await page.ClickAsync("#forward");
        await page.WaitForSelectorAsync("body[data-shown='10.00']");

        // A selection in the list leads to its time.
        await page.ClickAsync("#selections li:nth-child(3) button");
        await page.WaitForSelectorAsync("body[data-shown='11.00']");
        await page.WaitForSelectorAsync("#selections button[aria-current='true']");

        // Playing moves on and stops at the end.
        await page.SelectOptionAsync("#listen", "both");
        await page.EvaluateAsync("location.hash = '#t=38.5'");
        await page.WaitForSelectorAsync("body[data-shown='38.50']");
        await page.ClickAsync("#play");
        await page.WaitForSelectorAsync("#play[aria-pressed='true']");
        await page.WaitForSelectorAsync("#play[aria-pressed='false']");
        Assert.StartsWith("0:40", await page.GetAttributeAsync("#line", "aria-valuetext"), StringComparison.Ordinal);
        await page.ClickAsync("#light");
        await page.WaitForSelectorAsync("#overview-state:empty", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        browser.AssertClean();
    }

    /// <summary>Prints the times from a click to the canvas and the spectrogram. A part of almost ten minutes with a noisy camera, twelve times: about 4 GB.</summary>
    [Fact(Explicit = true)]
    public async Task Two_hours_any_second_within_half_a_second()
    {
        using var temp = new TemporaryFolder();
        await WrittenTake.WriteAsync(temp["takes"], 599, samples.Brush, samples.Painting, noise: 4);
        WrittenTake.Repeat(temp["takes"], 12);
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        var start = TimeProvider.System.GetTimestamp();
        using var server = await StartAsync(temp, root);
        var opened = TimeProvider.System.GetElapsedTime(start);
        await using var browser = await chromium.OpenAsync(root);
        var page = await browser.OpenAsync("/");
        await page.WaitForSelectorAsync("body[data-shown]");
        var early = await MeasureAsync(page, 40);
        await page.WaitForSelectorAsync("#overview-state:empty", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        var overview = TimeProvider.System.GetElapsedTime(start);
        var times = await MeasureAsync(page, 200);
        TestContext.Current.SendDiagnosticMessage(
            $"{Directory.EnumerateFiles(temp["takes"], "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e9:0.0} GB; opened after {opened.TotalSeconds:0.0} s; " +
            $"while the overview is computed: median {early[early.Length / 2]:0} ms, 95th percentile {early[(int)(early.Length * 0.95)]:0} ms; overview complete after {overview.TotalSeconds:0} s; " +
            $"afterwards: median {times[times.Length / 2]:0} ms, 95th percentile {times[(int)(times.Length * 0.95)]:0} ms, longest {times[^1]:0} ms of {times.Length} clicks.");
        Assert.True(times[(int)(times.Length * 0.95)] < 500);
        browser.AssertClean();
    }

    private static async Task<double[]> MeasureAsync(IPage page, int clicks)
    {
        await page.EvaluateAsync("""
            (() => {
              if (window.times) return;
              window.times = [];
              document.addEventListener("pointerdown", () => { window.clicked = performance.now(); }, true);
              document.addEventListener("shown", () => { const at = window.clicked; window.clicked = 0; if (at) requestAnimationFrame(() => window.times.push(performance.now() - at)); });
            })()
            """);
        var line = await page.Locator("#line").BoundingBoxAsync() ?? throw new InvalidOperationException("There is no time line.");
        Random random = new(5);
        for (var i = 1; i <= clicks; i++)
        {
            await page.Mouse.ClickAsync(line.X + (float)(line.Width * random.NextDouble()), line.Y + 10);
            await Eventually.TrueAsync(() => page.EvaluateAsync<bool>($"window.times.length >= {i}"), () => $"click {i} was not shown");
        }

        return [.. (await page.EvaluateAsync<double[]>("window.times.splice(0)")).Order()];
    }

    private static async Task<ChildProcess> StartAsync(TemporaryFolder temp, string root, params string[] more)
    {
        var server = WorkerProcess.Start(["replay", "last", "--takes", temp["takes"], "--page", "--listen", root["http://".Length..], .. more]);
        await server.WaitForLineAsync(line => line.StartsWith("Page: ", StringComparison.Ordinal));
        return server;
    }

    private static async Task<string> DwellAsync(IPage page) => await page.TextContentAsync("#controls tr:has(th:text-is('dwell')) td") ?? "";

    private static Task<int> RedAsync(IPage page) => page.EvaluateAsync<int>("document.getElementById('canvas').getContext('2d').getImageData(112, 112, 1, 1).data[0]");

    private static Task<double> BrightnessAsync(IPage page, double x) => page.EvaluateAsync<double>($$"""
        (() => { const c = document.getElementById('spectrogram'); const d = c.getContext('2d').getImageData(c.width * {{x.ToString(CultureInfo.InvariantCulture)}}, c.height * 0.4, 4, 20).data;
          let sum = 0; for (let i = 0; i < d.length; i += 4) sum += d[i] + d[i + 1] + d[i + 2]; return sum / (d.length / 4) / 3; })()
        """);
}

using System.Globalization;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary><c>paintsound new --page</c>: the questions of a new show on a page, with the level of the microphone and the picture of the camera.</summary>
[Collection(nameof(PageTests))]
public sealed class NewShowPageTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private readonly TemporaryFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_show_file_is_made_by_clicks_and_never_replaces_another()
    {
        var library = _temp.Copy("library", Directory.GetFiles(samples.Library));
        _temp.Write("my-show.yaml", "# mine\n");
        var camera = _temp["camera.mp4"];
        await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=red:s=360x640:r=8:d=4", "-pix_fmt", "yuv420p", camera);
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        using var server = await StartAsync(root, _temp["my-show.yaml"]);
        await using var browser = await chromium.OpenAsync(root);
        var page = await browser.OpenAsync("/");

        // What exists is chosen already: the library, with its contents.
        await page.WaitUntilAsync("document.getElementById('library-choice').value", library);
        await page.WaitUntilAsync("/^\\d+ works in \\d collections\\.$/.test(document.getElementById('library-remark').textContent)", true);

        // The library, written by hand, with an error first.
        await page.SelectOptionAsync("#library-choice", "");
        await page.FillAsync("#library-other", "my-show.yaml");
        await page.WaitForSelectorAsync("#library-remark[data-kind='wrong']");
        Assert.True(await page.IsDisabledAsync("#write"));
        await page.FillAsync("#library-other", library);
        await page.WaitForSelectorAsync("#library-remark[data-kind='good']");

        // A recording as the microphone: taps move the bar.
        await page.SelectOptionAsync("#brush-choice", "");
        await page.WaitUntilAsync("document.querySelector('#brush-meter .says') === null", true);
        await page.FillAsync("#brush-other", samples.Brush);
        await page.WaitUntilAsync("document.querySelector('#brush-meter .says')?.textContent.startsWith('Works, ')", true);
        HashSet<string> widths = [];
        await Eventually.TrueAsync(
            async () => widths.Add(await page.EvaluateAsync<string>("document.querySelector('#brush-meter .level > i').style.transform")) && widths.Count >= 5,
            () => $"The bar showed only {string.Join(' ', widths)}.");

        // A video as the camera: its proportions are kept, so a portrait stands between black bars.
        await page.SelectOptionAsync("#canvas-choice", "");
        await page.FillAsync("#canvas-other", camera);
        await page.WaitUntilAsync($"{Colour(0.5)} === 'red'", true);
        Assert.Equal(["black", "red", "red", "black"], await Task.WhenAll(new[] { 0.3, 0.4, 0.6, 0.7 }.Select(x => page.EvaluateAsync<string>(Colour(x)))));
        await page.SelectOptionAsync("#music-choice", "simulated:1");
        await page.WaitForSelectorAsync("#music-meter .says");
        await page.SelectOptionAsync("#live-choice", "max");
        await page.WaitUntilAsync("/\\nmusic:\\n  simulated: 1[^]*\\nlive:\\n  connection: max\\n/.test(document.getElementById('text').textContent)", true);

        // The name exists, and another one is offered.
        Assert.Contains("exists already", await page.TextContentAsync("#name-remark"), StringComparison.Ordinal);
        Assert.True(await page.IsDisabledAsync("#write"));
        await page.ClickAsync("#suggestion");
        await page.WaitForSelectorAsync("#write:enabled");
        var text = await page.TextContentAsync("#text");

        // Somebody takes that name meanwhile.
        _temp.Write("my-show-2.yaml", "# mine, too\n");
        await page.ClickAsync("#write");
        await page.WaitUntilAsync("document.getElementById('refusal').textContent.includes('exists already')", true);
        await page.ClickAsync("#suggestion");
        await page.WaitForSelectorAsync("#write:enabled");
        await page.FocusAsync("#name");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#written:not([hidden])");
        Assert.Equal($"{_temp["my-show-3.yaml"]} was written.", await page.TextContentAsync("#written-title"));
        Assert.Equal(
            new[] { "doctor", "rehearse", "run" }.Select(command => $"paintsound {command} \"{_temp["my-show-3.yaml"]}\""), await page.Locator("#next code").AllTextContentsAsync());

        // The command has ended, with the summary of 'new'.
        await server.WaitForExitAsync();
        Assert.Equal(0, server.ExitCode);
        Assert.Contains($"{_temp["my-show-3.yaml"]} was written.", server.Output);
        Assert.Contains(server.Output, line => line.StartsWith($"Library: {library}. Brush: {samples.Brush}. Canvas: {camera}. Music: simulated. Live: max.", StringComparison.Ordinal));
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal(["# mine\n", "# mine, too\n"], [await File.ReadAllTextAsync(_temp["my-show.yaml"], stop), await File.ReadAllTextAsync(_temp["my-show-2.yaml"], stop)]);
        Assert.Equal(text!.Replace("my-show-2.yaml", "my-show-3.yaml", StringComparison.Ordinal), await File.ReadAllTextAsync(_temp["my-show-3.yaml"], stop));
        var check = await WorkerProcess.RunAsync("show", "check", _temp["my-show-3.yaml"]);
        Assert.True(check.Status == 0, check.ToString());
        Assert.True(await page.IsHiddenAsync("#problem"));
        browser.AssertClean();
    }

    [Fact]
    public async Task Options_are_chosen_on_the_page_and_a_camera_that_does_not_answer_is_named()
    {
        var root = $"http://127.0.0.1:{FreePort.Find()}";
        using var server = await StartAsync(root, _temp["evening.yaml"], "--brush", "simulated:4", "--canvas", $"tcp://127.0.0.1:{FreePort.Find()}", "--music", "none", "--live", "midi");
        await using var browser = await chromium.OpenAsync(root);
        var page = await browser.OpenAsync("/");
        await page.WaitUntilAsync("document.getElementById('brush-other').value", "simulated:4");
        await page.WaitUntilAsync("document.getElementById('live-choice').value", "midi");
        await page.WaitForSelectorAsync("#picture-says[data-kind='wrong']");
        Assert.Contains("tcp://127.0.0.1", await page.TextContentAsync("#picture-says"), StringComparison.Ordinal);
        Assert.True(await page.IsHiddenAsync("#picture"));
        await server.SignalAsync("INT");
        await server.WaitForExitAsync();
        Assert.Contains("Stopped. Nothing was written.", server.Errors);
        Assert.NotEqual(0, server.ExitCode);
        await page.WaitForSelectorAsync("#problem:not([hidden])");
        Assert.False(File.Exists(_temp["evening.yaml"]));
    }

    /// <summary>Starts the page and waits until it is open.</summary>
    internal static async Task<ChildProcess> StartAsync(string root, string show, params string[] options)
    {
        var server = WorkerProcess.Start(["new", show, "--page", "--listen", root["http://".Length..], .. options]);
        await server.WaitForLineAsync(line => line.StartsWith($"Page: {root}/", StringComparison.Ordinal));
        return server;
    }

    /// <summary>JavaScript that names the colour of the picture in the middle of its height.</summary>
    /// <param name="x">0 left ... 1 right.</param>
    private static string Colour(double x) => string.Create(CultureInfo.InvariantCulture, $$"""
        (() => {
          const picture = document.getElementById("picture");
          if (!picture.naturalWidth) return "";
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
          const context = canvas.getContext("2d");
          context.drawImage(picture, 0, 0);
          const [r, g, b] = context.getImageData({{x}} * canvas.width, 0.5 * canvas.height, 1, 1).data;
          return r > 150 && g < 90 && b < 90 ? "red" : r + g + b < 60 ? "black" : `${r} ${g} ${b}`;
        })()
        """);
}

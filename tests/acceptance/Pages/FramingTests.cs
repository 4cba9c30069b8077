using Microsoft.Playwright;
using PaintSound.Core.Sources;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The corners of the canvas in the picture of a camera: found, followed, and given up.</summary>
[Collection(nameof(PageTests))]
public sealed class FramingTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private const string Framing = "/paintsound/canvas/framing";
    private const int Size = DisplayFrame.Size;
    private readonly PageShow _show = new(samples);

    public void Dispose() => _show.Dispose();

    [Fact]
    public async Task Corners_are_found_at_the_start_and_follow_a_bumped_easel()
    {
        await EaselPicture.WriteAsync(_show.Folder, 0, 0);
        using var osc = new OscRecorder();
        using var camera = _show.StartPictureCamera(_show.Folder[EaselPicture.Name]);
        using var worker = await _show.RunAsync(canvas: $"device: {_show.CameraDevice}\n  corners: auto", music: null, oscTarget: osc.Address);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await browser.OpenAsync("/setup");
        await osc.WaitUntilAsync(Framing, 1);
        Assert.Equal("framed", LastState());
        await WaitForCanvasAsync();
        await WaitForHandlesAsync(page, 0, 0);

        // It is looked for once per second: only a canvas that was recognised once is followed.
        await osc.WaitUntilAsync("/paintsound/heartbeat", osc.GetMessages("/paintsound/heartbeat").Length + 4);
        await EaselPicture.WriteAsync(_show.Folder, 45, 12);
        var moved = TimeProvider.System.GetTimestamp();
        await osc.WaitUntilAsync(Framing, 2);
        TestContext.Current.TestOutputHelper!.WriteLine($"Followed after {TimeProvider.System.GetElapsedTime(moved).TotalSeconds:0.0} s.");
        Assert.Equal("followed", LastState());
        await WaitForCanvasAsync();
        await WaitForHandlesAsync(page, 45, 12);
        browser.AssertClean();

        // Too far: the corners stay, and so does the picture that had settled.
        await EaselPicture.WriteAsync(_show.Folder, 330, 0);
        await osc.WaitUntilAsync(Framing, 3);
        Assert.Equal("moved", LastState());
        await WaitForCanvasAsync();

        string LastState() => osc.GetMessages(Framing)[^1].Arguments[0].TryText(out var state) ? state : "";
    }

    [Fact]
    public async Task The_page_finds_the_canvas_and_saves_its_corners()
    {
        await EaselPicture.WriteAsync(_show.Folder, 20, 10);
        using var camera = _show.StartPictureCamera(_show.Folder[EaselPicture.Name]);
        using var worker = await _show.RunAsync(canvas: $"device: {_show.CameraDevice}", music: null);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var page = await browser.OpenAsync("/setup");
        await page.WaitUntilAsync("document.getElementById('find').disabled", false);
        var message = "";
        await Eventually.TrueAsync(
            async () =>
            {
                // Without a picture yet, the page says so.
                await page.ClickAsync("#find");
                await page.WaitUntilAsync("document.getElementById('find').disabled", false);
                message = await page.TextContentAsync("#framed");
                return message!.Contains("Save the corners", StringComparison.Ordinal);
            },
            () => message!);
        await WaitForHandlesAsync(page, 20, 10);
        await page.ClickAsync("#save-corners");
        await WaitForCanvasAsync();
        Assert.Contains("corners: [[0.2", await _show.ReadFileAsync(), StringComparison.Ordinal);
        browser.AssertClean();
    }

    // The first and the last corner on the page.
    private static async Task WaitForHandlesAsync(IPage page, int x, int y)
    {
        foreach (var (corner, left, top) in new[] { (0, EaselPicture.Left, EaselPicture.Top), (3, EaselPicture.Left + EaselPicture.CanvasWidth, EaselPicture.Top + EaselPicture.CanvasHeight) })
        {
            double[] place = [];
            await Eventually.TrueAsync(
                async () =>
                {
                    place = await page.EvaluateAsync<double[]>($"['left', 'top'].map((side) => parseFloat(document.querySelector('[data-corner=\"{corner}\"]').style[side]))");
                    return Math.Abs(place[0] - (100.0 * (left + x) / EaselPicture.Width)) < 0.6 && Math.Abs(place[1] - (100.0 * (top + y) / EaselPicture.Height)) < 0.8;
                },
                () => $"Corner {corner} is at {place[0]} %, {place[1]} %.");
        }
    }

    // The canvas between its corners as PaintSound analyses it is the painted canvas: with corners that are off by 1 %, 3 % of the pixels differ.
    private async Task WaitForCanvasAsync()
    {
        using var client = new HttpClient();
        var different = 1.0;
        await Eventually.TrueAsync(
            async () =>
            {
                var rgb = await client.GetByteArrayAsync($"{_show.Root}/live/canvas", TestContext.Current.CancellationToken);
                different = rgb.Length == 0 ? 1 : Enumerable.Range(0, Size * Size).Count(pixel => EaselPicture.IsDifferent(rgb, Size, pixel)) / (double)(Size * Size);
                return different < 0.02;
            },
            () => $"{different:P1} of the canvas are not as painted.");
    }
}

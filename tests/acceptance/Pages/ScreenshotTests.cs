using System.Globalization;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>
/// Takes screenshots of every page in the dark and light scheme, on a tablet and on a phone. Runs only on request:
/// <c>PAINTSOUND_SCREENSHOTS=FOLDER dotnet PaintSound.Acceptance.Tests.dll -explicit only -class "*ScreenshotTests"</c>.
/// </summary>
[Collection(nameof(PageTests))]
public sealed class ScreenshotTests(SampleLibraryFixture samples, ChromiumFixture chromium)
{
    private static readonly ViewportSize Screen = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize Tablet = new() { Width = 820, Height = 1180 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact(Explicit = true)]
    public async Task Takes_a_screenshot_of_every_page_and_none_is_wider_than_its_window()
    {
        var folder = Environment.GetEnvironmentVariable("PAINTSOUND_SCREENSHOTS") ?? Directory.GetCurrentDirectory();
        await TakeAllAsync("simulated: 1", "operator", "composer", "painter", "projection", "library");

        // Only a recording or a camera has corners to set.
        await TakeAllAsync(null, "setup");
        await TakeNewAsync();

        async Task TakeNewAsync()
        {
            using var temp = new TemporaryFolder();
            await EaselPicture.WriteAsync(temp, 0, 0);
            await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-loop", "1", "-framerate", "8", "-t", "10", "-i", temp[EaselPicture.Name], "-pix_fmt", "yuv420p", temp["camera.mp4"]);
            var root = $"http://127.0.0.1:{FreePort.Find()}";
            using var server = await NewShowPageTests.StartAsync(root, temp["my-show.yaml"], "--library", samples.Library, "--brush", samples.Brush, "--canvas", temp["camera.mp4"], "--music", "simulated");
            await using var browser = await chromium.OpenAsync(root);
            await TakeInAllSchemesAsync(browser, "new");
        }

        async Task TakeAllAsync(string? canvas, params string[] names)
        {
            using var show = new PageShow(samples);
            await EaselPicture.WriteAsync(show.Folder, 0, 0);
            using var camera = canvas is null ? show.StartPictureCamera(show.Folder[EaselPicture.Name]) : null;
            using var worker = await show.RunAsync(canvas: canvas ?? $"device: {show.CameraDevice}\n  corners: auto");
            await using var browser = await chromium.OpenAsync(show.Root);
            foreach (var name in names)
            {
                await TakeInAllSchemesAsync(browser, name);
            }
        }

        async Task TakeInAllSchemesAsync(BrowserSession browser, string name)
        {
            await TakeAsync(browser, name, "dark", new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark, ViewportSize = Screen });
            await TakeAsync(browser, name, "light", new BrowserNewContextOptions { ColorScheme = ColorScheme.Light, ViewportSize = Screen });
            await TakeAsync(browser, name, "tablet", new BrowserNewContextOptions { ColorScheme = ColorScheme.Light, ViewportSize = Tablet, HasTouch = true, IsMobile = true });
            await TakeAsync(browser, name, "phone", new BrowserNewContextOptions { ColorScheme = ColorScheme.Dark, ViewportSize = Phone, HasTouch = true, IsMobile = true });
        }

        async Task TakeAsync(BrowserSession browser, string name, string kind, BrowserNewContextOptions options)
        {
            var page = await browser.OpenAsync(name is "operator" or "new" ? "/" : "/" + name, options);
            await page.WaitForTimeoutAsync(9000);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{kind}.png")), FullPage = kind == "phone" });
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"), $"{name} {kind} is wider than its window.");
            await page.CloseAsync();
        }
    }
}

using System.Globalization;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The projection, as the audience sees it.</summary>
[Collection(nameof(PageTests))]
public sealed class ProjectionPageTests(Atelier atelier, ChromiumFixture chromium) : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly PageShow _show = new(atelier);

    [Fact]
    public async Task A_projection_that_is_opened_shows_no_light_before_it_knows_the_show_and_never_more_than_the_show_has()
    {
        using var worker = await _show.RunAsync(more: "projection: { canvas: 0.4, painting: 0.3 }\n");
        await using var browser = await chromium.OpenAsync(_show.Root);
        var hand = await browser.OpenAsync("/");
        await hand.WaitForSelectorAsync("#collections button[aria-pressed]");
        await BlackAsync(hand, true);

        // The connection is silent at first, and a picture of the canvas takes three seconds.
        var silent = true;
        var wall = await browser.OpenAsync("/projection", prepare: async page =>
        {
            await page.AddInitScriptAsync(PageScript.Read("record-light"));
            await page.RouteWebSocketAsync(url => url.Contains("/hub/", StringComparison.Ordinal), socket =>
            {
                if (!silent)
                {
                    socket.ConnectToServer();
                }
            });
            await page.RouteAsync("**/live/canvas*", async route =>
            {
                await WaitAsync(3 * Moment);
                await route.ContinueAsync();
            });
        });
        await AssertBlackAsync(wall);
        await wall.WaitForResponseAsync(answer => answer.Url.Contains("/live/canvas", StringComparison.Ordinal) && answer.Status == 200);
        await WaitAsync(Moment);
        await AssertBlackAsync(wall);
        silent = false;
        await ConnectedAsync(wall);
        await WaitAsync(Moment);
        await AssertBlackAsync(wall);

        await BlackAsync(hand, false);
        await AssertLitAsync(wall);
        await wall.ReloadAsync();
        await ConnectedAsync(wall);
        await WaitAsync(5 * Moment);
        await AssertLitAsync(wall);
        browser.AssertClean();
    }

    // How many it reaches is measured in the benchmarks.
    [Fact]
    public async Task The_projection_draws_at_most_thirty_pictures_a_second()
    {
        using var worker = await _show.RunAsync();
        await using var browser = await chromium.OpenAsync(_show.Root);
        var wall = await browser.OpenAsync("/projection");
        await wall.WaitForSelectorAsync("#paintings img.shown");
        var rates = await wall.EvaluateAsync<double[]>(PageScript.Read("picture-rates"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', rates));

        // Over the whole time: a frame that a busy machine draws late is counted in the next stretch.
        Assert.InRange(rates.Average(), 0.1, 31);
        browser.AssertClean();
    }

    public void Dispose() => _show.Dispose();

    private static async Task BlackAsync(IPage hand, bool on)
    {
        await hand.ClickAsync("#black");
        await hand.WaitForSelectorAsync($"#black[aria-pressed='{(on ? "true" : "false")}']");
    }

    private static Task ConnectedAsync(IPage wall) => wall.WaitUntilAsync("document.documentElement.dataset.connection", "connected");

    private static async Task AssertBlackAsync(IPage wall)
    {
        Assert.Equal(0, await BrightestAsync(wall));
        Assert.Equal(0, await wall.EvaluateAsync<double>("light"));
    }

    /// <summary>The canvas is on the wall with its opacity, and nothing was ever more opaque.</summary>
    private static async Task AssertLitAsync(IPage wall)
    {
        await Eventually.TrueAsync(async () => await BrightestAsync(wall) >= 40, () => "The projection stays dark.");
        Assert.InRange(await BrightestAsync(wall), 40, 200);
        Assert.Equal("0.40", (await wall.EvaluateAsync<double>("light")).ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static async Task<int> BrightestAsync(IPage page) =>
        await page.EvaluateAsync<int>(PageScript.Read("brightest"), Convert.ToBase64String(await page.ScreenshotAsync()));

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}

using System.Globalization;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The projection, as the audience sees it.</summary>
[Collection(nameof(PageTests))]
public sealed class ProjectionPageTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private readonly PageShow _show = new(samples);

    [Fact]
    public async Task A_new_projection_page_stays_black_until_it_knows_the_opacity()
    {
        using var worker = await _show.RunAsync(more: "projection: { canvas: 0.4, painting: 0.3 }\n");
        await using var browser = await chromium.OpenAsync(_show.Root);
        var operatorPage = await browser.OpenAsync("/");
        await operatorPage.WaitForSelectorAsync("#collections button[aria-pressed]");
        await SetBlackAsync(operatorPage, true);

        // At first the connection sends nothing, and a picture of the canvas takes 3 s.
        var silent = true;
        var projection = await browser.OpenAsync("/projection", prepare: async page =>
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
                await WaitAsync(3 * OneSecond);
                await route.ContinueAsync();
            });
        });
        await AssertBlackAsync(projection);
        await projection.WaitForResponseAsync(response => response.Url.Contains("/live/canvas", StringComparison.Ordinal) && response.Status == 200);
        await WaitAsync(OneSecond);
        await AssertBlackAsync(projection);
        silent = false;
        await WaitUntilConnectedAsync(projection);
        await WaitAsync(OneSecond);
        await AssertBlackAsync(projection);

        await SetBlackAsync(operatorPage, false);
        await AssertLitAsync(projection);
        await projection.ReloadAsync();
        await WaitUntilConnectedAsync(projection);
        await WaitAsync(5 * OneSecond);
        await AssertLitAsync(projection);
        browser.AssertClean();
    }

    // The benchmarks measure the actual rate.
    [Fact]
    public async Task The_projection_draws_at_most_30_pictures_per_second()
    {
        using var worker = await _show.RunAsync();
        await using var browser = await chromium.OpenAsync(_show.Root);
        var projection = await browser.OpenAsync("/projection");
        await projection.WaitForSelectorAsync("#paintings img.shown");
        var rates = await projection.EvaluateAsync<double[]>(PageScript.Read("picture-rates"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', rates));

        // The average over the whole time, because a late frame counts in the next second.
        Assert.InRange(rates.Average(), 0.1, 31);
        browser.AssertClean();
    }

    public void Dispose() => _show.Dispose();

    private static async Task SetBlackAsync(IPage operatorPage, bool on)
    {
        await operatorPage.ClickAsync("#black");
        await operatorPage.WaitForSelectorAsync($"#black[aria-pressed='{(on ? "true" : "false")}']");
    }

    private static Task WaitUntilConnectedAsync(IPage projection) => projection.WaitUntilAsync("document.documentElement.dataset.connection", "connected");

    private static async Task AssertBlackAsync(IPage projection)
    {
        Assert.Equal(0, await MeasureBrightestAsync(projection));
        Assert.Equal(0, await projection.EvaluateAsync<double>("light"));
    }

    /// <summary>Checks that the canvas is projected with its opacity, and that the opacity was never higher.</summary>
    private static async Task AssertLitAsync(IPage projection)
    {
        await Eventually.TrueAsync(async () => await MeasureBrightestAsync(projection) >= 40, () => "The projection stays dark.");
        Assert.InRange(await MeasureBrightestAsync(projection), 40, 200);
        Assert.Equal("0.40", (await projection.EvaluateAsync<double>("light")).ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static async Task<int> MeasureBrightestAsync(IPage page) =>
        await page.EvaluateAsync<int>(PageScript.Read("brightest"), Convert.ToBase64String(await page.ScreenshotAsync()));

    private static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);
}

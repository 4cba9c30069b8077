using Microsoft.Playwright;
using PaintSound.Core.Control;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The operator's page. Every action on one page must appear on a second one.</summary>
[Collection(nameof(PageTests))]
public sealed class OperatorPageTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(700);

    private readonly PageShow _show = new(samples);
    private ChildProcess _worker = null!;
    private BrowserSession _browser = null!;
    private IPage _page = null!;
    private IPage _otherPage = null!;

    public async ValueTask InitializeAsync()
    {
        _worker = await _show.RunAsync(more: "modulations:\n  haze: { source: congruity, target: { osc: '127.0.0.1:9', address: /a } }\n");
        _browser = await chromium.OpenAsync(_show.Root);
        (_page, _otherPage) = (await _browser.OpenAsync("/"), await _browser.OpenAsync("/"));
        await WaitForBothPagesAsync("#collections button[aria-pressed]");
    }

    [Fact]
    public async Task Every_control_works_and_updates_a_second_page()
    {
        var projection = await _browser.OpenAsync("/projection");
        foreach (var selector in new[] { "#hold", "#arm", "#collections button:first-child" })
        {
            await PressTwiceAsync(selector, () => _page.ClickAsync(selector));
        }

        Assert.Equal(
            [
                "bars", "congruity/smoothing", "depth haze", "dwell",
                .. FilterControls.All.Where(control => control.Kind == ControlKind.Number).Select(control => control.Name).Order(StringComparer.Ordinal),
                "follow", "gate", "projection/fade", "projection/opacity canvas", "projection/opacity painting", "taste",
            ],
            (await MoveFadersAsync()).Order(StringComparer.Ordinal));
        await ClearFiltersAsync();
        Assert.Contains("screen", await PressOptionButtonsAsync());

        await AssertBlackAsync(projection, expected: false);
        foreach (var black in new[] { true, false })
        {
            await _page.ClickAsync("#black");
            await AssertBlackAsync(projection, black);
            await WaitForBothPagesAsync($"#black[aria-pressed='{(black ? "true" : "false")}']");
        }

        await PressKeysAsync();
        await RequestNextAsync();
        await AssertStageControlsStayVisibleAsync();
        Assert.Equal("", await _page.TextContentAsync("#refusal"));
        _browser.AssertClean();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _worker.Dispose();
        _show.Dispose();
    }

    /// <summary>The faders have left filters that nothing passes. Both pages say so until they are cleared.</summary>
    private async Task ClearFiltersAsync()
    {
        await WaitForBothPagesAsync("#none-pass:not([hidden])");
        Assert.StartsWith("0 of ", await _otherPage.TextContentAsync("#filter-passed"), StringComparison.Ordinal);
        await _page.ClickAsync("#clear-filters");
        await WaitForBothPagesAsync("#clear-filters:disabled");
        await Eventually.TrueAsync(async () => await _otherPage.TextContentAsync("#filter-passed") is { } text && !text.StartsWith("0 of ", StringComparison.Ordinal), () => "Filters stay set.");
    }

    private static async Task AssertBlackAsync(IPage projection, bool expected) =>
        await projection.WaitForSelectorAsync(expected ? "#black.on" : "#black:not(.on)", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    /// <summary>Waits for an element on both pages. A switch toggles the state that its own page shows, so that page must be up to date before the next press.</summary>
    private async Task WaitForBothPagesAsync(string selector) => await Task.WhenAll(_page.WaitForSelectorAsync(selector), _otherPage.WaitForSelectorAsync(selector));

    /// <summary>Presses a switch twice and checks both states.</summary>
    private async Task PressTwiceAsync(string selector, Func<Task> press)
    {
        var before = await _otherPage.GetAttributeAsync(selector, "aria-pressed");
        foreach (var expected in new[] { before == "true" ? "false" : "true", before })
        {
            await press();
            await WaitForBothPagesAsync($"{selector}[aria-pressed='{expected}']");
        }
    }

    private async Task<List<string>> MoveFadersAsync()
    {
        List<string> moved = [];
        foreach (var box in await _page.Locator("[data-fader]").AllAsync())
        {
            var name = await box.GetAttributeAsync("data-fader");
            var output = _otherPage.Locator($"[data-fader='{name}'] output");
            var before = await output.TextContentAsync();
            await box.Locator("input").FocusAsync();
            await _page.Keyboard.PressAsync(await box.Locator("input").EvaluateAsync<double>("input => Number(input.value)") > 0.5 ? "Home" : "End");
            await Eventually.TrueAsync(async () => await output.TextContentAsync() != before, () => $"{name} stays at {before}.");
            moved.Add(name!);
        }

        return moved;
    }

    private async Task<List<string>> PressOptionButtonsAsync()
    {
        List<string> pressed = [];
        foreach (var group in new[] { "#distances", "#blends" })
        {
            foreach (var button in await _page.Locator($"{group} button").AllAsync())
            {
                var name = await button.GetAttributeAsync("data-name");
                await button.ClickAsync();
                await _otherPage.WaitForSelectorAsync($"{group} button[data-name='{name}'][aria-pressed='true']");
                pressed.Add(name!);
            }
        }

        return pressed;
    }

    /// <summary>Checks the bar with Next, Hold, Armed, Black and congruity at the top and at the end of the page, on a screen, a tablet and a phone.</summary>
    private async Task AssertStageControlsStayVisibleAsync()
    {
        foreach (var (width, height) in new[] { (1280, 720), (820, 1180), (360, 740) })
        {
            await _page.SetViewportSizeAsync(width, height);
            foreach (var end in new[] { "0", "document.body.scrollHeight" })
            {
                await _page.EvaluateAsync($"scrollTo(0, {end})");
                foreach (var control in new[] { "#next", "#hold", "#arm", "#black", "#together-now" })
                {
                    var box = await _page.EvaluateAsync<double[]>($"(({{ top, bottom, left, right }}) => [top, innerHeight - bottom, left, innerWidth - right])(document.querySelector('{control}').getBoundingClientRect())");
                    Assert.All(box, distance => Assert.True(distance >= 0, $"{control} is outside a window of {width} x {height} pixels: {string.Join(' ', box)}"));
                }
            }
        }

        await _page.WaitForSelectorAsync("#history li");
    }

    /// <summary>Checks that keys work only with Shift and only while they are enabled.</summary>
    private async Task PressKeysAsync()
    {
        await _page.Keyboard.TypeAsync("bh");
        await Task.Delay(SettleTime, TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var (key, button) in new[] { ("B", "#black"), ("H", "#hold") })
        {
            Assert.Equal("false", await _otherPage.GetAttributeAsync(button, "aria-pressed"));
            await PressTwiceAsync(button, () => _page.Keyboard.PressAsync($"Shift+{key}"));
        }

        await _page.ToggleAsync("#keys", "document.querySelector('#hold kbd').checkVisibility()");
        await _page.ClickAsync("#keys");
        await _page.Keyboard.PressAsync("Shift+H");
        await Task.Delay(SettleTime, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("false", await _otherPage.GetAttributeAsync("#hold", "aria-pressed"));
        await _page.ClickAsync("#keys");
    }

    private async Task RequestNextAsync()
    {
        await _otherPage.WaitForSelectorAsync("#best:not([hidden])");
        foreach (var request in new[] { () => _page.ClickAsync("#next"), () => _page.Keyboard.PressAsync("Shift+N") })
        {
            // The page shows times in whole seconds.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            var before = await _otherPage.TextContentAsync("#selected-at");
            await request();
            await Eventually.TrueAsync(async () => await _otherPage.TextContentAsync("#selected-at") != before, () => "Next brought no other selection.");
        }
    }
}

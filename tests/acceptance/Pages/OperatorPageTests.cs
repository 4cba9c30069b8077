using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The operator's page. What is done on one page is seen on a second one.</summary>
[Collection(nameof(PageTests))]
public sealed class OperatorPageTests(Atelier atelier, ChromiumFixture chromium) : IAsyncLifetime
{
    private static readonly TimeSpan NothingHappens = TimeSpan.FromMilliseconds(700);

    private readonly PageShow _show = new(atelier);
    private Peer _worker = null!;
    private BrowserSession _browser = null!;
    private IPage _hand = null!;
    private IPage _mirror = null!;

    public async ValueTask InitializeAsync()
    {
        _worker = await _show.RunAsync(more: "modulations:\n  haze: { source: congruity, target: { osc: '127.0.0.1:9', address: /a } }\n");
        _browser = await chromium.OpenAsync(_show.Root);
        (_hand, _mirror) = (await _browser.OpenAsync("/"), await _browser.OpenAsync("/"));
        await BothShowAsync("#collections button[aria-pressed]");
    }

    [Fact]
    public async Task Every_control_does_what_it_says_on_another_page_too()
    {
        var wall = await _browser.OpenAsync("/projection");
        foreach (var selector in new[] { "#hold", "#arm", "#collections button:first-child" })
        {
            await SwitchAsync(selector, () => _hand.ClickAsync(selector));
        }

        Assert.Equal(
            ["congruity/smoothing", "depth haze", "dwell", "follow", "gate", "projection/fade", "projection/opacity canvas", "projection/opacity painting"], (await MoveFadersAsync()).Order(StringComparer.Ordinal));
        Assert.Contains("screen", await PressChipsAsync());

        await BlackAsync(wall, expected: false);
        foreach (var black in new[] { true, false })
        {
            await _hand.ClickAsync("#black");
            await BlackAsync(wall, black);
            await BothShowAsync($"#black[aria-pressed='{(black ? "true" : "false")}']");
        }

        await PressKeysAsync();
        await AskForNextAsync();
        Assert.Equal("", await _hand.TextContentAsync("#refusal"));
        _browser.AssertClean();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _worker.Dispose();
        _show.Dispose();
    }

    private static async Task BlackAsync(IPage wall, bool expected) =>
        await wall.WaitForSelectorAsync(expected ? "#black.on" : "#black:not(.on)", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    /// <summary>A switch goes by what its own page shows, so that page has to know, too, before the switch is pressed again.</summary>
    private async Task BothShowAsync(string selector) => await Task.WhenAll(_hand.WaitForSelectorAsync(selector), _mirror.WaitForSelectorAsync(selector));

    /// <summary>Presses a switch twice.</summary>
    private async Task SwitchAsync(string selector, Func<Task> press)
    {
        var before = await _mirror.GetAttributeAsync(selector, "aria-pressed");
        foreach (var expected in new[] { before == "true" ? "false" : "true", before })
        {
            await press();
            await BothShowAsync($"{selector}[aria-pressed='{expected}']");
        }
    }

    private async Task<List<string>> MoveFadersAsync()
    {
        List<string> moved = [];
        foreach (var box in await _hand.Locator("[data-fader]").AllAsync())
        {
            var name = await box.GetAttributeAsync("data-fader");
            var output = _mirror.Locator($"[data-fader='{name}'] output");
            var before = await output.TextContentAsync();
            await box.Locator("input").FocusAsync();
            await _hand.Keyboard.PressAsync(await box.Locator("input").EvaluateAsync<double>("input => Number(input.value)") > 0.5 ? "Home" : "End");
            await Eventually.TrueAsync(async () => await output.TextContentAsync() != before, () => $"{name} stays at {before}.");
            moved.Add(name!);
        }

        return moved;
    }

    private async Task<List<string>> PressChipsAsync()
    {
        List<string> pressed = [];
        foreach (var group in new[] { "#distances", "#blends" })
        {
            foreach (var chip in await _hand.Locator($"{group} button").AllAsync())
            {
                var name = await chip.GetAttributeAsync("data-name");
                await chip.ClickAsync();
                await _mirror.WaitForSelectorAsync($"{group} button[data-name='{name}'][aria-pressed='true']");
                pressed.Add(name!);
            }
        }

        return pressed;
    }

    /// <summary>Keys work with Shift and only while they are switched on.</summary>
    private async Task PressKeysAsync()
    {
        await _hand.Keyboard.TypeAsync("bh");
        await Task.Delay(NothingHappens, TimeProvider.System, TestContext.Current.CancellationToken);
        foreach (var (key, button) in new[] { ("B", "#black"), ("H", "#hold") })
        {
            Assert.Equal("false", await _mirror.GetAttributeAsync(button, "aria-pressed"));
            await SwitchAsync(button, () => _hand.Keyboard.PressAsync($"Shift+{key}"));
        }

        await _hand.ToggleAsync("#keys", "document.querySelector('#hold kbd').checkVisibility()");
        await _hand.ClickAsync("#keys");
        await _hand.Keyboard.PressAsync("Shift+H");
        await Task.Delay(NothingHappens, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("false", await _mirror.GetAttributeAsync("#hold", "aria-pressed"));
        await _hand.ClickAsync("#keys");
    }

    private async Task AskForNextAsync()
    {
        await _mirror.WaitForSelectorAsync("#best:not([hidden])");
        foreach (var ask in new[] { () => _hand.ClickAsync("#next"), () => _hand.Keyboard.PressAsync("Shift+N") })
        {
            // The page shows whole seconds.
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
            var before = await _mirror.TextContentAsync("#selected-at");
            await ask();
            await Eventually.TrueAsync(async () => await _mirror.TextContentAsync("#selected-at") != before, () => "Next brought no other selection.");
        }
    }
}

using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Undo, redo, reset, saving and presets on the operator's page, and the notice that no music can be selected.</summary>
[Collection(nameof(PageTests))]
public sealed class SettingsPanelTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IAsyncLifetime
{
    private const string Fade = "[data-fader='projection/fade']";

    private readonly PageShow _show = new(samples);
    private ChildProcess _worker = null!;
    private BrowserSession _browser = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _worker = await _show.RunAsync();
        _browser = await chromium.OpenAsync(_show.Root);
        _page = await _browser.OpenAsync("/");
        await _page.WaitForSelectorAsync("#collections button[aria-pressed]");
        await ExpectAsync("#changed", "All controls are as in the show file.");
    }

    [Fact]
    public async Task Every_button_of_the_settings_works()
    {
        await UndoAndRedoAsync();
        await SaveAsync();
        await KeepPresetsAsync();
        await SwitchCollectionsOffAsync();
        Assert.Equal("", await _page.TextContentAsync("#refusal"));
        _browser.AssertClean();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _worker.Dispose();
        _show.Dispose();
    }

    private async Task UndoAndRedoAsync()
    {
        Assert.True(await _page.IsDisabledAsync("#undo"));
        await MoveAsync("End", "60.0 s");
        await ExpectAsync("#changed", "Changed: projection/fade.");
        await _page.ClickAsync("#undo");
        await ExpectAsync($"{Fade} output", "3.0 s");
        Assert.True(await _page.IsDisabledAsync("#save"));
        await _page.ClickAsync("#redo");
        await ExpectAsync($"{Fade} output", "60.0 s");
        await _page.Keyboard.PressAsync("Shift+Z");
        await ExpectAsync($"{Fade} output", "3.0 s");
        await _page.Keyboard.PressAsync("Shift+Y");
        await ExpectAsync($"{Fade} output", "60.0 s");
        await _page.ClickAsync("#reset");
        await ExpectAsync($"{Fade} output", "3.0 s");
        Assert.True(await _page.IsDisabledAsync("#reset"));
    }

    private async Task SaveAsync()
    {
        var before = await _show.ReadFileAsync();
        await MoveAsync("End", "60.0 s");
        await _page.ClickAsync("#save");
        await ExpectAsync("#kept", "Saved in show.yaml: projection/fade.");
        Assert.Equal(before + "projection:\n  fade: 60\n", await _show.ReadFileAsync());

        await MoveAsync("Home", "0.0 s");
        _show.Folder.Write("show.yaml", before + "# A thought.\n");
        await _page.ClickAsync("#save");
        await ExpectAsync("#save", "Save into the edited show file");
        Assert.Contains("was edited since the show was loaded", await _page.TextContentAsync("#kept"), StringComparison.Ordinal);
        await _page.ClickAsync("#save");
        await ExpectAsync("#save", "Save these settings to the show file");
        await ExpectAsync("#changed", "All controls are as in the show file.");
        Assert.Equal(before + "projection:\n  fade: 0\n# A thought.\n", await _show.ReadFileAsync());
    }

    private async Task KeepPresetsAsync()
    {
        // Shift+N in a name selects nothing.
        await _page.ClickAsync("#preset-name");
        await _page.Keyboard.TypeAsync("Now calm");
        await _page.ClickAsync("#store-preset");
        await _page.WaitForSelectorAsync("[data-preset='Now calm']");
        await MoveAsync("End", "60.0 s");
        await _page.ClickAsync("[data-preset='Now calm']");
        await ExpectAsync($"{Fade} output", "0.0 s");
        await MoveAsync("End", "60.0 s");
        await ChildProcess.RunAsync("liblo-tools", "oscsend", [$"osc.udp://{_show.Controls}", "/paintsound/control/preset", "s", "Now calm"]);
        await ExpectAsync($"{Fade} output", "0.0 s");
        await _page.ClickAsync("#undo");
        await ExpectAsync($"{Fade} output", "60.0 s");

        await _page.FillAsync("#preset-name", "Now calm");
        await ExpectAsync("#store-preset", "Replace");
        await _page.ClickAsync("#store-preset");
        await ExpectAsync("#kept", "Replaced the preset 'Now calm' in show.presets.yaml.");
        await _page.ClickAsync("[aria-label='Rename Now calm']");
        await _page.ClickAsync("#presets button:text('Cancel')");
        await _page.ClickAsync("[aria-label='Rename Now calm']");
        await _page.FillAsync("[aria-label='New name of Now calm']", "loud");
        await _page.Keyboard.PressAsync("Enter");
        await _page.WaitForSelectorAsync("[data-preset='loud']");
        await _page.ClickAsync("[aria-label='Delete loud']");
        await ExpectAsync("[aria-label='Delete loud']", "Delete?");
        await _page.ClickAsync("[aria-label='Delete loud']");
        await _page.WaitForSelectorAsync("[data-preset='loud']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Detached });
    }

    private async Task SwitchCollectionsOffAsync()
    {
        Assert.False(await _page.IsVisibleAsync("#no-music"));
        foreach (var collection in await _page.Locator("#collections button").AllAsync())
        {
            await collection.ClickAsync();
        }

        await ExpectAsync("#no-music", "All collections are switched off, so no music can be selected. Switch a collection on.");
        await _page.ClickAsync("#next");
        await _page.WaitForSelectorAsync("#log li:has-text('Next: All collections are switched off')");
        await _page.ClickAsync("#collections button:first-child");
        await _page.WaitForSelectorAsync("#no-music", new PageWaitForSelectorOptions { State = WaitForSelectorState.Hidden });
    }

    private async Task MoveAsync(string key, string shown)
    {
        await _page.FocusAsync($"{Fade} input");
        await _page.Keyboard.PressAsync(key);
        await ExpectAsync($"{Fade} output", shown);
        await _page.WaitForSelectorAsync("#changed:has-text('projection/fade')");
    }

    private Task ExpectAsync(string selector, string text) => _page.WaitUntilAsync($"document.querySelector(\"{selector}\")?.textContent", text);
}

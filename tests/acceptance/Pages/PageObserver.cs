using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Records every change of what the pages of a show display as one line: a name and the new value.</summary>
internal sealed class PageObserver
{
    // Chromium draws without a graphics card. What is read here does not depend on the size.
    private static readonly ViewportSize Small = new() { Width = 480, Height = 270 };

    private readonly ConcurrentDictionary<string, string> _values = new();
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The changes recorded so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Opens the five pages of a show and observes them.</summary>
    public static async Task<PageObserver> OpenAsync(BrowserSession browser)
    {
        var observer = new PageObserver();
        var script = PageScript.Read("report-changes");
        var pages = await Task.WhenAll(new[] { "/painter", "/", "/composer", "/projection", "/setup" }.Select(path => browser.OpenAsync(path, new BrowserNewContextOptions { ViewportSize = Small }, async page =>
        {
            await page.ExposeFunctionAsync<string, string, bool>("reportChange", observer.Add);
            await page.AddInitScriptAsync(script);
        })));
        await pages[0].ClickAsync("#sound");
        return observer;
    }

    /// <summary>Counts the changes that start with a text.</summary>
    public int Count(string prefix) => _lines.Count(line => line.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Waits until a number of changes start with a text.</summary>
    public Task WaitUntilAsync(string prefix, int times) => WaitUntilAsync(() => Count(prefix) >= times);

    /// <summary>Waits until a condition is true. The failure message contains the recorded changes.</summary>
    public Task WaitUntilAsync(Func<bool> isTrue) => Eventually.TrueAsync(() => Task.FromResult(isTrue()), () => $"The pages only showed:\n{string.Join('\n', _lines)}");

    /// <summary>Waits until every page has shown a selection.</summary>
    public async Task WaitForSelectionsAsync()
    {
        foreach (var prefix in new[] { "selection ", "excerpt ", "painting ", "projected " })
        {
            await WaitUntilAsync(prefix, times: 1);
        }
    }

    // A page that was loaded again reports what it reported before, which is no change.
    private bool Add(string name, string value)
    {
        if (_values.TryGetValue(name, out var last) && last == value)
        {
            return false;
        }

        _values[name] = value;
        _lines.Enqueue($"{name} {value}");
        return true;
    }
}

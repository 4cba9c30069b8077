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

    /// <summary>The names by which the pages report their connections.</summary>
    public static IReadOnlyList<string> PageNames { get; } = ["painter", "operator", "composer", "projection", "setup"];

    /// <summary>Opens the five pages of a show, observes them, and waits until each has connected.</summary>
    public static async Task<PageObserver> OpenAsync(BrowserSession browser)
    {
        var observer = new PageObserver();
        var script = PageScript.Read("report-changes");
        var pages = await Task.WhenAll(PageNames.Select(name => browser.OpenAsync(name == "operator" ? "/" : $"/{name}", new BrowserNewContextOptions { ViewportSize = Small }, async page =>
        {
            await page.ExposeFunctionAsync<string, string, bool>("reportChange", observer.Add);
            await page.AddInitScriptAsync(script);
        })));
        await pages[0].ClickAsync("#sound");

        // The setup page shows no selection: without this, it may still be connecting when a test kills the worker.
        await observer.WaitUntilConnectedAsync(times: 1);
        return observer;
    }

    /// <summary>Counts the changes that start with a text.</summary>
    public int Count(string prefix) => _lines.Count(line => line.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Waits until a number of changes start with a text.</summary>
    public Task WaitUntilAsync(string prefix, int times) => WaitUntilAsync(() => Count(prefix) >= times);

    /// <summary>Waits until every page has connected a number of times.</summary>
    public async Task WaitUntilConnectedAsync(int times)
    {
        foreach (var name in PageNames)
        {
            await WaitUntilAsync($"{name} connected", times);
        }
    }

    /// <summary>Waits until a condition is true. The failure message contains the recorded changes.</summary>
    public Task WaitUntilAsync(Func<bool> isTrue) => Eventually.TrueAsync(() => Task.FromResult(isTrue()), () => $"The pages only showed:\n{string.Join('\n', _lines.Where(line => line.EndsWith("connected", StringComparison.Ordinal)).Concat(_lines))}");

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

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Polls pages and records every change as one line: a name and the new value.</summary>
internal sealed class PageObserver : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<Task> _tasks = [];

    /// <summary>The changes recorded so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Opens the five pages of a show and observes them.</summary>
    public static async Task<PageObserver> OpenAsync(BrowserSession browser)
    {
        var names = new[] { "operator", "composer", "painter", "projection", "setup" };
        var pages = await Task.WhenAll(names.Select(name => browser.OpenAsync(name == "operator" ? "/" : "/" + name)));
        var (operate, composer, painter, projection) = (pages[0], pages[1], pages[2], pages[3]);
        await painter.ClickAsync("#sound");
        var observer = new PageObserver();
        foreach (var (name, page) in names.Zip(pages))
        {
            observer.Observe(page, name, "document.documentElement.dataset.connection");
        }

        observer.Observe(operate, "selection", "document.querySelector('#best:not([hidden])') && document.getElementById('selection').textContent");
        observer.Observe(composer, "painting", "document.querySelector('#paintings img.shown')?.alt");
        observer.Observe(projection, "projected", "document.querySelector('#paintings img.shown')?.alt");
        observer.Observe(painter, "excerpt", "document.documentElement.dataset.excerpt");
        foreach (var source in new[] { "brush", "canvas", "music" })
        {
            observer.Observe(operate, $"source {source}", $"document.querySelector('.source.{source} .state')?.textContent");
        }

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

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_tasks);
        _stop.Dispose();
    }

    private void Observe(IPage page, string name, string expression) => _tasks.Add(Task.Run(async () =>
    {
        string? last = null;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (await page.EvaluateAsync<string?>(expression) is { Length: > 0 } now && now != last)
                {
                    _lines.Enqueue($"{name} {now}");
                    last = now;
                }
            }
            catch (PlaywrightException)
            {
                // The page is reloading; retry later.
            }

            await Task.Delay(Interval, TimeProvider.System, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }));
}

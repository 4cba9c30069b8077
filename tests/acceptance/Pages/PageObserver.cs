using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>Looks at pages again and again and keeps what changes on them, a line each: a name and what is now to be seen.</summary>
internal sealed class PageObserver : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly List<Task> _looking = [];

    /// <summary>The changes so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Opens the five pages of a show and looks at everything that changes on them.</summary>
    public static async Task<PageObserver> OpenAsync(BrowserSession browser)
    {
        var names = new[] { "operator", "composer", "painter", "projection", "setup" };
        var pages = await Task.WhenAll(names.Select(name => browser.OpenAsync(name == "operator" ? "/" : "/" + name)));
        var (operate, composer, painter, projection) = (pages[0], pages[1], pages[2], pages[3]);
        await painter.ClickAsync("#sound");
        var observer = new PageObserver();
        foreach (var (name, page) in names.Zip(pages))
        {
            observer.Look(page, name, "document.documentElement.dataset.connection");
        }

        observer.Look(operate, "selection", "document.querySelector('#best:not([hidden])') && document.getElementById('selection').textContent");
        observer.Look(composer, "painting", "document.querySelector('#paintings img.shown')?.alt");
        observer.Look(projection, "projected", "document.querySelector('#paintings img.shown')?.alt");
        observer.Look(painter, "excerpt", "document.documentElement.dataset.excerpt");
        foreach (var source in new[] { "brush", "canvas", "music" })
        {
            observer.Look(operate, $"source {source}", $"document.querySelector('.source.{source} .state')?.textContent");
        }

        return observer;
    }

    /// <summary>How many changes begin with a text.</summary>
    public int Count(string beginning) => _lines.Count(line => line.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Waits until as many changes begin with a text.</summary>
    public Task UntilAsync(string beginning, int times) => UntilAsync(() => Count(beginning) >= times);

    /// <summary>Waits until something is true; fails with what was seen.</summary>
    public Task UntilAsync(Func<bool> isTrue) => Eventually.TrueAsync(() => Task.FromResult(isTrue()), () => $"The pages only showed:\n{string.Join('\n', _lines)}");

    /// <summary>Waits until each of the pages has shown what was selected.</summary>
    public async Task SelectionsAsync()
    {
        foreach (var what in new[] { "selection ", "excerpt ", "painting ", "projected " })
        {
            await UntilAsync(what, times: 1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_looking);
        _over.Dispose();
    }

    private void Look(IPage page, string name, string expression) => _looking.Add(Task.Run(async () =>
    {
        string? last = null;
        while (!_over.IsCancellationRequested)
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
                // The page is being loaded again: look later.
            }

            await Task.Delay(Interval, TimeProvider.System, _over.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }));
}

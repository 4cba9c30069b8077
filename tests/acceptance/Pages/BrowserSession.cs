using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The pages that one test opens. Records script errors and requests to other hosts.</summary>
/// <param name="browser">The browser.</param>
/// <param name="root">The address of PaintSound's pages.</param>
internal sealed class BrowserSession(IBrowser browser, string root) : IAsyncDisposable
{
    // Milliseconds. It detects that something never happens, it does not measure speed.
    private const float Timeout = 180_000;
    private static readonly ViewportSize Screen = new() { Width = 1280, Height = 720 };
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly List<IBrowserContext> _contexts = [];

    /// <summary>Opens a page in its own browser context.</summary>
    /// <param name="path">The path of the page.</param>
    /// <param name="options">Window size and colour scheme; default 1280 x 720 pixels.</param>
    /// <param name="prepare">Called before the page loads.</param>
    public async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null, Func<IPage, Task>? prepare = null)
    {
        options ??= new BrowserNewContextOptions();
        options.ViewportSize ??= Screen;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Timeout);
        lock (_contexts)
        {
            _contexts.Add(context);
        }

        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _problems.Enqueue($"error on {path}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(root, StringComparison.Ordinal) && new Uri(request.Url).Scheme is not ("blob" or "data"))
            {
                _problems.Enqueue($"request to another host: {request.Url}");
            }
        };
        await (prepare?.Invoke(page) ?? Task.CompletedTask);
        await page.GotoAsync(root + path);
        return page;
    }

    /// <summary>Fails if a page had a script error or sent a request to another host.</summary>
    public void AssertClean() => Assert.Empty(_problems);

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }
    }
}

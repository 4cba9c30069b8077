using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PaintSound.Acceptance.Tests.Pages.ChromiumFixture))]

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The system's Chromium, started once for all page tests. Playwright downloads no browser.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];
    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a session. If Chromium is not installed, the test is skipped.</summary>
    /// <param name="root">The address of PaintSound's pages.</param>
    internal async Task<BrowserSession> OpenAsync(string root)
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                Args = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required", "--disable-gpu", "--enable-unsafe-swiftshader"],
            });
            return new BrowserSession(_browser, root);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private static string Find()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "Chromium is not on the PATH: apt-get install chromium");
        return found!;
    }
}

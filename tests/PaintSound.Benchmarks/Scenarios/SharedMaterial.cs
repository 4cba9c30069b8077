using PaintSound.Acceptance.Tests;
using PaintSound.Acceptance.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The works and the browser of the acceptance tests.</summary>
internal sealed class SharedMaterial : IAsyncDisposable
{
    private readonly Atelier _atelier = new();

    /// <summary>The browser.</summary>
    public ChromiumFixture Chromium { get; } = new();

    /// <summary>The works, made and indexed.</summary>
    public async Task<Atelier> AtelierAsync()
    {
        await _atelier.InitializeAsync();
        return _atelier;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await _atelier.DisposeAsync();
    }
}

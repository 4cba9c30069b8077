using PaintSound.Acceptance.Tests;
using PaintSound.Acceptance.Tests.Pages;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>The sample library and the browser of the acceptance tests.</summary>
internal sealed class SharedFixtures : IAsyncDisposable
{
    private readonly SampleLibraryFixture _samples = new();

    /// <summary>The browser.</summary>
    public ChromiumFixture Chromium { get; } = new();

    /// <summary>Creates and indexes the sample library.</summary>
    public async Task<SampleLibraryFixture> CreateLibraryAsync()
    {
        await _samples.InitializeAsync();
        return _samples;
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await _samples.DisposeAsync();
    }
}

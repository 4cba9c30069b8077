namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>All pages of a show that loses its sources. It does not run beside other tests: a busy machine misses the cycles of JACK.</summary>
[Collection(nameof(NonParallelTests))]
public sealed class LostSourcePageTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private static readonly string[] Sources = ["brush", "canvas", "music"];
    private readonly PageShow _show = new(samples);

    [Fact]
    public async Task Pages_show_every_lost_source_and_its_return()
    {
        await using var jack = new JackServerProcess();
        await jack.StartAsync();
        using var camera = _show.StartCamera();
        using var worker = await _show.RunAsync($"device: {JackServerProcess.Microphone}", $"device: {_show.CameraDevice}", $"device: {JackServerProcess.Microphone}", environment: jack.Environment);
        await using var browser = await chromium.OpenAsync(_show.Root);
        var pages = await PageObserver.OpenAsync(browser);
        await WaitForMoreAsync([0, 0, 0], "running");
        var (gone, running) = (CountStates("lost", "retrying"), CountStates("running"));
        jack.Kill();
        camera.Kill();

        // A source can change to "retrying" before a page shows "lost".
        await WaitForMoreAsync(gone, "lost", "retrying");
        await jack.StartAsync();
        using var restarted = _show.StartCamera();
        await WaitForMoreAsync(running, "running");
        browser.AssertClean();

        // Counts how often each source was in one of the states.
        int[] CountStates(params string[] states) => [.. Sources.Select(source => states.Sum(state => pages.Count($"source {source} {state}")))];

        Task WaitForMoreAsync(int[] before, params string[] states) => pages.WaitUntilAsync(() => CountStates(states).Zip(before).All(times => times.First > times.Second));
    }

    public void Dispose() => _show.Dispose();
}

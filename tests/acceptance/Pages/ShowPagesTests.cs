namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>All pages of a show while it runs: what is selected, sources that go and return, a worker that was killed.</summary>
[Collection(nameof(PageTests))]
public sealed class ShowPagesTests(Atelier atelier, ChromiumFixture chromium) : IDisposable
{
    private static readonly string[] Sources = ["brush", "canvas", "music"];
    private readonly PageShow _show = new(atelier);

    // How long they take is measured in the benchmarks.
    [Fact]
    public async Task Pages_see_what_is_chosen_and_come_back_by_themselves_after_the_worker_was_killed()
    {
        using var first = await _show.RunAsync();
        await using var browser = await chromium.OpenAsync(_show.Root);
        await using var pages = await PageObserver.OpenAsync(browser);
        await pages.SelectionsAsync();
        first.Kill();
        await pages.UntilAsync("operator disconnected", times: 1);

        using var second = await _show.RunAsync();
        foreach (var page in new[] { "operator", "composer", "painter", "projection", "setup" })
        {
            await pages.UntilAsync($"{page} connected", times: 2);
        }

        await pages.UntilAsync("selection ", pages.Count("selection ") + 1);
        browser.AssertClean();
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("together")]
    public async Task The_shows_that_PaintSound_brings_run_to_the_end_with_every_page_open(string name)
    {
        using var ear = new OscEar();
        var show = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "shows", name + ".yaml"), TestContext.Current.CancellationToken);
        show = show.Replace("seconds: 180", "seconds: 20", StringComparison.Ordinal).Replace("dwell: 8", "dwell: 2", StringComparison.Ordinal)
            .Replace("../demo-out/library-1", atelier.Library, StringComparison.Ordinal)
            .Replace("[127.0.0.1:9000]", $"[{ear.Address}]\n  listen: {_show.Controls}", StringComparison.Ordinal);
        using var worker = await _show.RunFileAsync($"{show}\n{_show.Web}");
        await using var browser = await chromium.OpenAsync(_show.Root);
        await using var pages = await PageObserver.OpenAsync(browser);
        await pages.SelectionsAsync();

        await worker.EndAsync(TimeSpan.FromSeconds(120));
        Assert.True(worker.ExitCode == 0, string.Join('\n', worker.Lines));
        await pages.UntilAsync("operator disconnected", times: 1);
        Assert.True(pages.Count("painting ") > 1, string.Join('\n', pages.Lines));
        browser.AssertClean();
        await ear.CloseAsync();
        Assert.NotEmpty(ear.At("/paintsound/selection/music"));
        Assert.InRange(ear.At("/paintsound/selection/painting").Length, 4, 11);
        Assert.NotEmpty(ear.At("/paintsound/congruity"));
        Assert.Equal(3, ear.At("/paintsound/source/state").Count(message => message.Arguments[1].ToString() == "\"lost\""));
        Assert.Contains(worker.Output, line => line.EndsWith(", for the composer", StringComparison.Ordinal));
        Assert.Contains(worker.Output, line => line.Contains("congruity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_source_is_seen_to_go_and_to_return()
    {
        await using var jack = new JackServerProcess();
        await jack.StartAsync();
        using var camera = _show.StartCamera();
        using var worker = await _show.RunAsync($"device: {JackServerProcess.Microphone}", $"device: {_show.CameraDevice}", $"device: {JackServerProcess.Microphone}", environment: jack.Environment);
        await using var browser = await chromium.OpenAsync(_show.Root);
        await using var pages = await PageObserver.OpenAsync(browser);
        await RisesAsync([0, 0, 0], "running");
        var (gone, running) = (Times("lost", "retrying"), Times("running"));
        jack.Kill();
        camera.Kill();

        // One may be looked for again before a page has shown that it is lost.
        await RisesAsync(gone, "lost", "retrying");
        await jack.StartAsync();
        using var again = _show.StartCamera();
        await RisesAsync(running, "running");
        browser.AssertClean();

        // How often each source has been in one of the states.
        int[] Times(params string[] states) => [.. Sources.Select(source => states.Sum(state => pages.Count($"source {source} {state}")))];

        Task RisesAsync(int[] before, params string[] states) => pages.UntilAsync(() => Times(states).Zip(before).All(times => times.First > times.Second));
    }

    public void Dispose() => _show.Dispose();
}

namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>All pages of a running show: selections, and a killed worker.</summary>
[Collection(nameof(PageTests))]
public sealed class ShowPagesTests(SampleLibraryFixture samples, ChromiumFixture chromium) : IDisposable
{
    private readonly PageShow _show = new(samples);

    // The benchmarks measure how long this takes.
    [Fact]
    public async Task Pages_show_selections_and_reconnect_after_the_worker_was_killed()
    {
        using var first = await _show.RunAsync();
        await using var browser = await chromium.OpenAsync(_show.Root);
        var pages = await PageObserver.OpenAsync(browser);
        await pages.WaitForSelectionsAsync();
        first.Kill();
        await pages.WaitUntilAsync("operator disconnected", times: 1);

        using var second = await _show.RunAsync();
        await pages.WaitUntilConnectedAsync(times: 2);

        await pages.WaitUntilAsync("selection ", pages.Count("selection ") + 1);
        browser.AssertClean();
    }

    // The show is far longer than the pages need to open, however busy the machine is.
    [Theory]
    [InlineData("apart")]
    [InlineData("together")]
    public async Task The_bundled_shows_run_with_every_page_open(string name)
    {
        using var osc = new OscRecorder();
        await using var browser = await chromium.OpenAsync(_show.Root);
        using var worker = await _show.RunFileAsync($"{await ReadShowAsync(name, osc, seconds: 3600)}\n{_show.Web}");
        var pages = await PageObserver.OpenAsync(browser);
        await pages.WaitForSelectionsAsync();
        await pages.WaitUntilAsync(() => osc.GetMessages("/paintsound/selection/painting").Length >= 4);

        await worker.SignalAsync("TERM");
        await pages.WaitUntilAsync("operator disconnected", times: 1);
        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode == 0, string.Join('\n', worker.Lines));
        browser.AssertClean();
        await osc.CloseAsync();

        // How many of the paintings a page shows depends on when it was opened.
        var sent = osc.GetMessages("/paintsound/selection/painting").Select(message => $"painting {message.Arguments[1]}".Replace("\"", "", StringComparison.Ordinal)).ToHashSet();
        Assert.Subset(sent, pages.Lines.Where(line => line.StartsWith("painting ", StringComparison.Ordinal)).ToHashSet());
        Assert.NotEmpty(osc.GetMessages("/paintsound/selection/music"));
        Assert.NotEmpty(osc.GetMessages("/paintsound/congruity"));
        Assert.Contains(worker.Output, line => line.EndsWith(", for the composer", StringComparison.Ordinal));
        Assert.Contains(worker.Output, line => line.Contains("congruity", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("apart")]
    [InlineData("together")]
    public async Task The_bundled_shows_end_with_their_sources(string name)
    {
        using var osc = new OscRecorder();
        using var worker = await _show.RunFileAsync(await ReadShowAsync(name, osc, seconds: 20) + $"\n{_show.Web}");

        await worker.WaitForExitAsync(TimeSpan.FromSeconds(300));
        Assert.True(worker.ExitCode == 0, string.Join('\n', worker.Lines));
        await osc.CloseAsync();
        Assert.InRange(osc.GetMessages("/paintsound/selection/painting").Length, 1, 11);
        Assert.Equal(3, osc.GetMessages("/paintsound/source/state").Count(message => message.Arguments[1].ToString() == "\"lost\""));
    }

    public void Dispose() => _show.Dispose();

    // A bundled show with shorter dwell times, the sample library and free ports.
    private async Task<string> ReadShowAsync(string name, OscRecorder osc, int seconds)
    {
        var show = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "shows", name + ".yaml"), TestContext.Current.CancellationToken);
        return show.Replace("seconds: 180", $"seconds: {seconds}", StringComparison.Ordinal).Replace("dwell: 8", "dwell: 2", StringComparison.Ordinal)
            .Replace("../demo-out/library-1", samples.Library, StringComparison.Ordinal)
            .Replace("[127.0.0.1:9000]", $"[{osc.Address}]\n  listen: {_show.Controls}\n  query: off", StringComparison.Ordinal);
    }
}

namespace PaintSound.Acceptance.Tests;

/// <summary>PaintSound reports its use to nobody.</summary>
public sealed class TelemetryTests(Atelier atelier)
{
    /// <summary>ONNX Runtime would write a device id and a database of events there.</summary>
    [Fact]
    public async Task The_program_writes_nothing_to_a_new_home()
    {
        using var place = new Place();
        var home = Directory.CreateDirectory(place["home"]).FullName;
        var outcome = await WorkerProcess.RunAsync(Environment(home), "score", atelier.Painting, atelier.Work("Low Pulse.wav"));
        Assert.True(outcome.Status == 0, outcome.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_performance_writes_its_log_file_and_nothing_else_to_a_new_home()
    {
        using var place = new Place();
        var home = Directory.CreateDirectory(place["home"]).FullName;
        var outcome = await WorkerProcess.RunAsync(
            Environment(home), "demo", "--seconds", "2", "--out", place["demo"], "--listen", $"127.0.0.1:{Ports.Free()}", "--to", $"127.0.0.1:{Ports.Free()}");
        Assert.True(outcome.Status == 0, outcome.ToString());
        var written = Assert.Single(Directory.GetFiles(home, "*", SearchOption.AllDirectories));
        Assert.Equal("demo.log", Path.GetFileName(written));
        Assert.Contains($"Log file: {written}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("starts a performance", await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["USERPROFILE"] = home,
        ["APPDATA"] = home,
        ["LOCALAPPDATA"] = home,
        ["XDG_CACHE_HOME"] = null,
        ["XDG_STATE_HOME"] = null,
        ["ORT_DISABLE_TELEMETRY"] = null,
    };
}

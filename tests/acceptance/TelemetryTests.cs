namespace PaintSound.Acceptance.Tests;

/// <summary>PaintSound sends no telemetry.</summary>
public sealed class TelemetryTests(SampleLibraryFixture samples)
{
    /// <summary>With telemetry ONNX Runtime would write a device id and an event database to the home folder.</summary>
    [Fact]
    public async Task A_command_writes_nothing_to_a_new_home_folder()
    {
        using var temp = new TemporaryFolder();
        var home = Directory.CreateDirectory(temp["home"]).FullName;
        var result = await WorkerProcess.RunAsync(Environment(home), "score", samples.Painting, samples.FindWork("Low Pulse.wav"));
        Assert.True(result.Status == 0, result.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_performance_writes_only_its_log_file_to_a_new_home_folder()
    {
        using var temp = new TemporaryFolder();
        var home = Directory.CreateDirectory(temp["home"]).FullName;
        var result = await WorkerProcess.RunAsync(
            Environment(home), "demo", "--seconds", "2", "--out", temp["demo"], "--listen", $"127.0.0.1:{FreePort.Find()}", "--to", $"127.0.0.1:{FreePort.Find()}");
        Assert.True(result.Status == 0, result.ToString());
        var written = Assert.Single(Directory.GetFiles(home, "*", SearchOption.AllDirectories));
        Assert.Equal("demo.log", Path.GetFileName(written));
        Assert.Contains($"Log file: {written}", result.Output, StringComparison.Ordinal);
        Assert.Contains("starts a performance", await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Environment(string home) => new()
    {
        ["HOME"] = home,
        ["USERPROFILE"] = home,
        ["APPDATA"] = home,
        ["LOCALAPPDATA"] = home,
        ["XDG_CACHE_HOME"] = null,
        ["XDG_CONFIG_HOME"] = null,
        ["XDG_STATE_HOME"] = null,
        ["ORT_DISABLE_TELEMETRY"] = null,
    };
}

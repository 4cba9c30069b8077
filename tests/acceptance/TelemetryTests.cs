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
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = home,
            ["USERPROFILE"] = home,
            ["APPDATA"] = home,
            ["LOCALAPPDATA"] = home,
            ["XDG_CACHE_HOME"] = null,
            ["ORT_DISABLE_TELEMETRY"] = null,
        };
        var outcome = await WorkerProcess.RunAsync(environment, "score", atelier.Painting, atelier.Work("Low Pulse.wav"));
        Assert.True(outcome.Status == 0, outcome.ToString());
        Assert.Empty(Directory.GetFileSystemEntries(home, "*", SearchOption.AllDirectories));
    }
}

using System.Runtime.CompilerServices;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound live import</c> into a simulated Live.</summary>
public class LiveImportTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task Creates_a_clip_for_every_work_once()
    {
        var port = FreePort.Find();
        using var live = await StartLiveAsync(port);
        var first = (await ImportAsync(port)).Json;
        var created = first.GetProperty("created").GetInt32();
        Assert.True(created > 10);
        await live.WaitForLineAsync(line => line == $"clips {created}");
        var second = (await ImportAsync(port)).Json;
        Assert.Equal((0, created), (second.GetProperty("created").GetInt32(), second.GetProperty("existing").GetInt32()));
    }

    [Fact]
    public async Task Makes_no_copy_for_a_clip_that_exists()
    {
        using var temp = new TemporaryFolder();
        Directory.CreateDirectory(temp["music"]);
        foreach (var title in new[] { "Rain", "Wood" })
        {
            await ChildProcess.RunAsync("ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", Sounds.TapSource(8), "-c:a", "libopus", Path.Combine(temp["music"], $"{title}.opus"));
        }

        Assert.Equal(0, (await WorkerProcess.RunAsync("index", temp["music"], "--library", temp["library"])).Status);
        var port = FreePort.Find();
        using var live = await StartLiveAsync(port);
        Assert.Equal(2, (await ImportAsync(port, temp["library"])).Json.GetProperty("created").GetInt32());
        var copies = Directory.GetFiles(Path.Combine(temp["library"], "live-samples"));
        Assert.Equal(2, copies.Length);

        // They would be made again if the import prepared the works.
        Array.ForEach(copies, File.Delete);
        var second = (await ImportAsync(port, temp["library"])).Json;
        Assert.Equal((0, 2), (second.GetProperty("created").GetInt32(), second.GetProperty("existing").GetInt32()));
        Assert.Empty(Directory.GetFiles(Path.Combine(temp["library"], "live-samples")));
    }

    [Fact]
    public async Task Lists_files_for_an_old_Live_and_reports_a_missing_Live()
    {
        var port = FreePort.Find();
        Assert.Contains("choose PaintSound as a control surface", (await ImportAsync(port)).ErrorLine, StringComparison.Ordinal);
        using var live = await StartLiveAsync(port, "--old");
        var manual = (await ImportAsync(port)).Json.GetProperty("manual").EnumerateArray().ToArray();
        Assert.True(manual.Length > 10);
        Assert.All(manual, file => Assert.True(File.Exists(file.GetProperty("file").GetString())));
    }

    private static async Task<ChildProcess> StartLiveAsync(int port, params string[] more)
    {
        var live = ChildProcess.Start(
            "python3", "python3", ["-B", Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "ableton-set", "remote-script", "tests", "host.py"), "--port", $"{port}", .. more]);
        await live.WaitForLineAsync(line => line == "ready");
        return live;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private Task<CommandResult> ImportAsync(int port, string? library = null) =>
        WorkerProcess.RunAsync("live", "import", "--library", library ?? samples.Library, "--port", $"{port}", "--json");
}

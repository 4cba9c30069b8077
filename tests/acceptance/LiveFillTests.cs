using System.Runtime.CompilerServices;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound live import</c>, into a Live that is not one.</summary>
public class LiveFillTests(Atelier atelier)
{
    [Fact]
    public async Task The_open_set_gets_a_clip_of_every_work_and_a_second_time_they_are_there()
    {
        var port = Ports.Free();
        using var live = await LiveAsync(port);
        var first = (await FillAsync(port)).Json;
        var created = first.GetProperty("created").GetInt32();
        Assert.True(created > 10);
        await live.LineAsync(line => line == $"clips {created}");
        var second = (await FillAsync(port)).Json;
        Assert.Equal((0, created), (second.GetProperty("created").GetInt32(), second.GetProperty("existing").GetInt32()));
    }

    [Fact]
    public async Task An_old_Live_leaves_files_to_drag_and_without_Live_one_line_says_what_to_do()
    {
        var port = Ports.Free();
        Assert.Contains("choose PaintSound as a control surface", (await FillAsync(port)).Complaint, StringComparison.Ordinal);
        using var live = await LiveAsync(port, "--old");
        var drag = (await FillAsync(port)).Json.GetProperty("manual").EnumerateArray().ToArray();
        Assert.True(drag.Length > 10);
        Assert.All(drag, file => Assert.True(File.Exists(file.GetProperty("file").GetString())));
    }

    private static async Task<Peer> LiveAsync(int port, params string[] more)
    {
        var live = Peer.Start(
            "python3", "python3", ["-B", Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "ableton-set", "remote-script", "tests", "host.py"), "--port", $"{port}", .. more]);
        await live.LineAsync(line => line == "ready");
        return live;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private Task<Outcome> FillAsync(int port) => WorkerProcess.RunAsync("live", "import", "--library", atelier.Library, "--port", $"{port}", "--json");
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound rehearse</c>: a dry run that ends with a verdict.</summary>
public class RehearseTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task Tries_every_source_target_and_control_and_leaves_all_as_it_was()
    {
        using var temp = new TemporaryFolder();
        using var receiver = new OscRecorder();
        var show = temp.Write(
            "show.yaml",
            $$$"""
            library: {{{samples.Library}}}
            brush: {simulated: 1}
            canvas: {simulated: 1}
            music: {simulated: 1}
            choosing: {gate: 0.2}
            osc: {to: ["{{{receiver.Address}}}"], listen: "127.0.0.1:{{{FreePort.Find()}}}", query: off}
            web: {listen: "127.0.0.1:{{{FreePort.Find()}}}"}
            modulations:
              fog: {source: brush-level, target: {osc: "{{{receiver.Address}}}", address: /fog}}
            takes: {folder: {{{temp["takes"]}}}, hours: 0.2}
            """);
        var result = await WorkerProcess.RunAsync("rehearse", show, "--seconds", "15", "--json");
        var verdict = result.Json;
        Assert.True(verdict.GetProperty("passed").GetBoolean());
        var findings = verdict.GetProperty("findings").EnumerateArray().ToArray();
        Assert.All(["brush", "canvas", "music", $"OSC {receiver.Address}", "modulation fog", "gate", "dwell", "next", "undo", "redo", "reset", "arm", "depth fog", "pages", "takes"], name => AssertWorks(findings, name));
        Assert.Contains(findings, finding => Text(finding, "name").StartsWith("OSC in", StringComparison.Ordinal) && Text(finding, "outcome") == "works");

        // The receiver saw the controls move and come back, selections, and the modulation at rest at the end. Nothing was recorded.
        await receiver.CloseAsync();
        var gate = receiver.GetMessages("/paintsound/control/gate").Select(Number).ToArray();
        Assert.Equal([0.0001, 1, 0.2], [gate.Min(), gate.Max(), gate[^1]], (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.NotEmpty(receiver.GetMessages("/paintsound/selection/music"));
        Assert.Equal(0, Number(receiver.GetMessages("/fog")[^1]));
        Assert.False(Directory.Exists(temp["takes"]));
    }

    [Fact]
    public async Task A_target_that_nobody_receives_fails_with_what_to_do_and_status_1()
    {
        using var temp = new TemporaryFolder();
        var (udp, tcp) = (FreePort.Find(), FreePort.Find());
        var show = temp.Write(
            "show.yaml",
            $$$"""
            library: {{{samples.Library}}}
            brush: {simulated: 1}
            canvas: {simulated: 1}
            osc: {to: ["127.0.0.1:{{{udp}}}", "tcp://127.0.0.1:{{{tcp}}}"], listen: "127.0.0.1:{{{FreePort.Find()}}}", query: off}
            web: {listen: "127.0.0.1:{{{FreePort.Find()}}}"}
            live: {connection: remote-script, port: {{{FreePort.Find()}}}}
            takes: {record: false}
            """);
        var result = await WorkerProcess.RunAsync("rehearse", show, "--seconds", "10");
        Assert.Equal(1, result.Status);
        var lines = result.Output.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("FAILS", StringComparison.Ordinal) && line.Contains($"127.0.0.1:{udp}: no program is listening. Start the receiver", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("FAILS", StringComparison.Ordinal) && line.Contains($"OSC tcp://127.0.0.1:{tcp}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("FAILS", StringComparison.Ordinal) && line.Contains("Live ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("not tried", StringComparison.Ordinal) && line.Contains("Use --arm", StringComparison.Ordinal));
        Assert.StartsWith("The show is not ready: ", lines[^1], StringComparison.Ordinal);
        Assert.EndsWith(" 3 do not work.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public Task Live_launches_no_clip() => RehearseWithLiveAsync(arms: false);

    [Fact(Explicit = true)]
    public Task Live_launches_a_clip_if_it_may_and_stops_it() => RehearseWithLiveAsync(arms: true);

    [Fact]
    public async Task A_show_that_does_not_start_has_a_verdict_too()
    {
        using var temp = new TemporaryFolder();
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  file: {temp["gone.mp4"]}\nosc:\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\ntakes:\n  record: false\n");
        var result = await WorkerProcess.RunAsync("rehearse", show, "--json");
        Assert.Equal(1, result.Status);
        var finding = Assert.Single(result.OutputJson.GetProperty("findings").EnumerateArray());
        Assert.Equal(("start", "fails"), (Text(finding, "part"), Text(finding, "outcome")));
        Assert.Contains("gone.mp4", Text(finding, "says"), StringComparison.Ordinal);
    }

    private async Task RehearseWithLiveAsync(bool arms)
    {
        using var temp = new TemporaryFolder();
        var port = FreePort.Find();
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "ableton-set", "remote-script", "tests", "host.py");
        using var live = ChildProcess.Start("python3", "python3", ["-B", script, "--port", $"{port}", .. samples.Folders.SelectMany(folder => new[] { "--folder", folder })]);
        await live.WaitForLineAsync(line => line == "ready");
        var show = temp.Write(
            "show.yaml",
            $$$"""
            library: {{{samples.Library}}}
            brush: {simulated: 1}
            canvas: {simulated: 1}
            choosing: {gate: 0.3, silence: any}
            osc: {listen: "127.0.0.1:{{{FreePort.Find()}}}", query: off}
            web: {listen: "127.0.0.1:{{{FreePort.Find()}}}"}
            live: {connection: remote-script, port: {{{port}}}}
            takes: {record: false}
            """);
        var result = await WorkerProcess.RunAsync(["rehearse", show, "--seconds", "10", "--json", .. arms ? new[] { "--arm" } : []]);
        var findings = result.Json.GetProperty("findings").EnumerateArray().ToArray();
        AssertWorks(findings, "Live");
        Assert.Equal(arms ? "works" : "not-tried", Text(findings.Single(finding => Text(finding, "name") == "arm"), "outcome"));
        string[] fired = [.. live.Lines.Where(line => line.StartsWith("fired ", StringComparison.Ordinal)).Select(line => line["fired ".Length..line.IndexOf(" | ", StringComparison.Ordinal)])];
        Assert.Equal(arms, fired.Length > 0);
        foreach (var track in fired.Distinct())
        {
            await live.WaitForLineAsync(line => line == $"stopped {track}");
        }
    }

    private static void AssertWorks(IEnumerable<JsonElement> findings, string name)
    {
        var finding = Assert.Single(findings, finding => Text(finding, "name") == name && Text(finding, "part") != "selection");
        Assert.True(Text(finding, "outcome") == "works", $"{finding}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static double Number(OscMessage message) => message.Arguments[0].TryNumber(out var number) ? number : double.NaN;

    private static string Text(JsonElement finding, string property) => finding.GetProperty(property).GetString()!;
}

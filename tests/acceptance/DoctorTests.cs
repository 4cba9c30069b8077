using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound doctor</c>.</summary>
public class DoctorTests(SampleLibraryFixture samples)
{
    [Fact]
    public async Task Reports_ok_or_the_remedy_for_each_part()
    {
        using var temp = new TemporaryFolder();
        using var occupied = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nosc:\n  to: [{occupied.Client.LocalEndPoint}]\n  listen: {occupied.Client.LocalEndPoint}\n  query: off\n" +
            $"takes:\n  hours: 0.2\nlive:\n  connection: remote-script\n  port: {FreePort.Find()}\n");
        var result = await WorkerProcess.RunAsync("doctor", show, "--json");
        Assert.Equal(1, result.Status);
        var findings = result.OutputJson.EnumerateArray().ToDictionary(f => f.GetProperty("what").GetString()!, f => (f.GetProperty("ok").GetBoolean(), f.GetProperty("says").GetString()!));
        Assert.Equal(["ffmpeg", "networks", "library", "OSC in", "MIDI", "OpenCV", "priority", "brush", "canvas", "OSC out", "Live", "takes"], findings.Keys);
        Assert.All(["ffmpeg", "networks", "library", "MIDI", "priority", "brush", "canvas", "OSC out", "takes"], name => Assert.True(findings[name].Item1, findings[name].Item2));
        Assert.Contains("works with", findings["library"].Item2, StringComparison.Ordinal);
        Assert.Contains("is listening", findings["OSC out"].Item2, StringComparison.Ordinal);
        Assert.Contains("is in use", findings["OSC in"].Item2, StringComparison.Ordinal);
        Assert.Contains("choose PaintSound as a control surface", findings["Live"].Item2, StringComparison.Ordinal);
    }

    /// <summary>An address is not listed like a device: only opening it shows whether there is a camera.</summary>
    [Theory]
    [InlineData("http://127.0.0.1:{0}/video")]
    [InlineData("rtsp://127.0.0.1:{0}/live")]
    public async Task A_camera_in_the_network_that_is_not_there_is_not_ok(string address)
    {
        using var temp = new TemporaryFolder();
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  device: {string.Format(null, address, FreePort.Find())}\nosc:\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\n");
        var result = await WorkerProcess.RunAsync("doctor", show, "--json");
        Assert.Equal(1, result.Status);
        var canvas = result.OutputJson.EnumerateArray().Single(f => f.GetProperty("what").GetString() == "canvas");
        Assert.False(canvas.GetProperty("ok").GetBoolean());
        Assert.Contains("no server is listening", canvas.GetProperty("says").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_missing_devices_and_files_of_a_show()
    {
        using var temp = new TemporaryFolder();
        var noServer = new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = "nowhere", ["JACK_NO_START_SERVER"] = "1" };
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  device: jack:nobody:out\ncanvas:\n  file: {temp["gone.mp4"]}\nosc:\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\n" +
            "live:\n  connection: midi\nmidi:\n  system: jack\n");
        var result = await WorkerProcess.RunAsync(noServer, "doctor", show, "--json");
        Assert.Equal(1, result.Status);
        var findings = result.OutputJson.EnumerateArray().ToDictionary(f => f.GetProperty("what").GetString()!, f => (f.GetProperty("ok").GetBoolean(), f.GetProperty("says").GetString()!));
        Assert.Equal(["MIDI", "brush", "canvas"], findings.Where(f => !f.Value.Item1).Select(f => f.Key));
        Assert.Contains("no JACK server runs", findings["MIDI"].Item2, StringComparison.Ordinal);
        Assert.Contains("There is no microphone jack:nobody:out", findings["brush"].Item2, StringComparison.Ordinal);
        Assert.Contains("gone.mp4", findings["canvas"].Item2, StringComparison.Ordinal);
        Assert.Contains("MIDI notes are one-way", findings["Live"].Item2, StringComparison.Ordinal);
    }

    /// <summary>What nobody tried, or nobody can know, is not "ok".</summary>
    [Fact]
    public async Task Targets_that_nobody_receives_and_works_that_are_gone_are_not_ok()
    {
        using var temp = new TemporaryFolder();
        var (udp, tcp) = (FreePort.Find(), FreePort.Find());
        var folder = temp.Copy("Borrowed", samples.FindWork("Rust.png"), Directory.GetFiles(samples.Folders[0], "*.wav").First());
        var indexed = await WorkerProcess.RunAsync("index", folder, "--library", temp["library"]);
        Assert.True(indexed.Status == 0, indexed.ToString());
        File.Delete(Path.Combine(folder, "Rust.png"));
        var show = temp.Write(
            "show.yaml",
            $$$"""
            library: {{{temp["library"]}}}
            brush: {simulated: 1}
            canvas: {simulated: 1}
            music: {simulated: 1}
            osc: {to: ["127.0.0.1:{{{udp}}}", "192.0.2.1:9000"], listen: "127.0.0.1:{{{FreePort.Find()}}}", query: off}
            modulations:
              fog: {source: onset, target: {osc: "tcp://127.0.0.1:{{{tcp}}}", address: /fog}}
              lamp: {source: onset, target: {sacn: 1, channel: 1}}
            lights: {sacn-to: 127.0.0.1}
            """);
        var result = await WorkerProcess.RunAsync("doctor", show, "--json");
        Assert.Equal(1, result.Status);
        var findings = result.OutputJson.EnumerateArray().Select(f => (What: f.GetProperty("what").GetString(), Ok: f.GetProperty("ok").GetBoolean(), Tried: f.GetProperty("tried").GetBoolean(), Says: f.GetProperty("says").GetString()!)).ToArray();
        Assert.Contains(findings, f => f is ("library", false, _, _) && f.Says.Contains("Rust.png", StringComparison.Ordinal));
        Assert.Contains(findings, f => f is ("OSC out", false, _, _) && f.Says.Contains($":{udp}: no program is listening", StringComparison.Ordinal));
        Assert.Contains(findings, f => f is ("OSC out", false, _, _) && f.Says.Contains($"tcp://127.0.0.1:{tcp}: no connection", StringComparison.Ordinal));

        // Documentation addresses (RFC 5737) have no computer; a container without a network says so at once.
        Assert.Contains(findings, f => f.What == "OSC out" && f.Says.StartsWith("192.0.2.1:9000", StringComparison.Ordinal) && !(f.Ok && f.Tried));
        Assert.Contains(findings, f => f is ("lights", true, false, _));
    }
}

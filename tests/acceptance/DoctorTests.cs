using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound doctor</c>.</summary>
public class DoctorTests(Atelier atelier)
{
    [Fact]
    public async Task What_is_there_is_ok_and_what_is_not_says_what_to_do_and_fails()
    {
        using var place = new Place();
        using var taken = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var show = place.Write(
            "show.yaml",
            $"library: {atelier.Library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nosc:\n  listen: {taken.Client.LocalEndPoint}\n" +
            $"live:\n  connection: remote-script\n  port: {Ports.Free()}\n");
        var outcome = await WorkerProcess.RunAsync("doctor", show, "--json");
        Assert.Equal(1, outcome.Status);
        var found = outcome.Answer.EnumerateArray().ToDictionary(f => f.GetProperty("what").GetString()!, f => (f.GetProperty("ok").GetBoolean(), f.GetProperty("says").GetString()!));
        Assert.Equal(["ffmpeg", "networks", "library", "OSC in", "MIDI", "brush", "canvas", "Live"], found.Keys);
        Assert.All(["ffmpeg", "networks", "library", "MIDI", "brush", "canvas"], what => Assert.True(found[what].Item1, found[what].Item2));
        Assert.Contains("works with", found["library"].Item2, StringComparison.Ordinal);
        Assert.Contains("is in use", found["OSC in"].Item2, StringComparison.Ordinal);
        Assert.Contains("choose PaintSound as a control surface", found["Live"].Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_show_names_and_is_not_there_is_named()
    {
        using var place = new Place();
        var nowhere = new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = "nowhere", ["JACK_NO_START_SERVER"] = "1" };
        var show = place.Write(
            "show.yaml",
            $"library: {atelier.Library}\nbrush:\n  device: jack:nobody:out\ncanvas:\n  file: {place["gone.mp4"]}\nosc:\n  listen: 127.0.0.1:{Ports.Free()}\n" +
            "live:\n  connection: midi\nmidi:\n  system: jack\n");
        var outcome = await WorkerProcess.RunAsync(nowhere, "doctor", show, "--json");
        Assert.Equal(1, outcome.Status);
        var found = outcome.Answer.EnumerateArray().ToDictionary(f => f.GetProperty("what").GetString()!, f => (f.GetProperty("ok").GetBoolean(), f.GetProperty("says").GetString()!));
        Assert.Equal(["MIDI", "brush", "canvas"], found.Where(f => !f.Value.Item1).Select(f => f.Key));
        Assert.Contains("no JACK server runs", found["MIDI"].Item2, StringComparison.Ordinal);
        Assert.Contains("There is no microphone jack:nobody:out", found["brush"].Item2, StringComparison.Ordinal);
        Assert.Contains("gone.mp4", found["canvas"].Item2, StringComparison.Ordinal);
        Assert.Contains("MIDI notes are one-way", found["Live"].Item2, StringComparison.Ordinal);
    }
}

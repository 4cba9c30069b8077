using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary>What is wrong is said in one line that names it, and nothing is damaged.</summary>
public class BadInputTests(Atelier atelier)
{
    private string[] Select => ["select", "--canvas", atelier.Painting, "--brush", atelier.Brush, "--library", atelier.Library];

    [Theory]
    [InlineData("PATH", "")]
    [InlineData("PAINTSOUND_FFMPEG", "/nowhere/ffmpeg")]
    public async Task Without_ffmpeg(string variable, string value)
    {
        var outcome = await WorkerProcess.RunAsync(new Dictionary<string, string?> { [variable] = value }, Select);
        Assert.Contains("ffmpeg", outcome.Complaint, StringComparison.Ordinal);
        Assert.Contains("nstall", outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_networks()
    {
        using var place = new Place();
        var empty = place.Copy("models");
        var outcome = await WorkerProcess.RunAsync([.. Select, "--models", empty]);
        Assert.StartsWith($"There is no network in {empty}", outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_network_in_which_a_byte_is_wrong()
    {
        using var place = new Place();
        var models = CopyNetworks(place);
        var file = Directory.GetFiles(models, "sound.onnx", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var outcome = await WorkerProcess.RunAsync([.. Select, "--models", models]);
        Assert.Contains(file, outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_library_that_other_networks_made()
    {
        using var place = new Place();
        var models = CopyNetworks(place);
        foreach (var manifest in Directory.GetFiles(models, "model.json", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                manifest, text.Replace("\"name\": \"", "\"name\": \"another ", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        var outcome = await WorkerProcess.RunAsync([.. Select, "--models", models]);
        Assert.Contains(atelier.Library, outcome.Complaint, StringComparison.Ordinal);
        Assert.Contains("ndex its folders again", outcome.Complaint, StringComparison.Ordinal);
        Assert.Equal(atelier.Answer, await atelier.AskAsync(atelier.Library));
    }

    [Fact]
    public async Task With_a_distance_that_is_none()
    {
        var outcome = await WorkerProcess.RunAsync([.. Select, "--distance", "far"]);
        Assert.Equal(2, outcome.Status);
        Assert.StartsWith("--distance does not take 'far': weighed or paper.", outcome.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_library()
    {
        var outcome = await WorkerProcess.RunAsync("select", "--canvas", atelier.Painting, "--brush", atelier.Brush, "--library", "/nowhere/library");
        Assert.Contains("/nowhere/library", outcome.Complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("volume: 11", "line 8: 'volume' is not a key of the show")]
    [InlineData("choosing:\n  gate: 7", "line 9: 'choosing: gate' takes a number from 0.0001 to 1, not '7'")]
    [InlineData("choosing: {", "line ")]
    public async Task With_a_mistake_in_the_show_file(string lines, string complaint)
    {
        using var place = new Place();
        var show = place.Write("show.yaml", Show("simulated: 1", Ports.Free()) + lines + "\n");
        var outcome = await WorkerProcess.RunAsync("run", show);
        Assert.StartsWith($"{show}, {complaint}", outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_device_that_is_not_there()
    {
        using var place = new Place();
        var show = place.Write("show.yaml", Show("device: jack:nobody:out_1", Ports.Free()));
        var outcome = await WorkerProcess.RunAsync(
            new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = $"paintsound-nobody-{Environment.ProcessId}" }, "run", show);
        Assert.Contains("jack:nobody:out_1", outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_OSC_port_in_use()
    {
        using var place = new Place();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)taken.LocalEndPoint!).Port;
        var outcome = await WorkerProcess.RunAsync("run", place.Write("show.yaml", Show("simulated: 1", port)));
        Assert.Contains($"{port}", outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_AbletonOSC_s_answers_going_to_another_program_the_show_goes_on_and_one_line_says_what_to_close()
    {
        using var place = new Place();
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 11_001));
        using var worker = WorkerProcess.Start("run", place.Write("show.yaml", $"{Show("simulated: 1", Ports.Free())}live: {{connection: ableton-osc}}\n"));
        var line = await worker.LineAsync(line => line.Contains("11001", StringComparison.Ordinal));
        Assert.EndsWith("AbletonOSC answers only there: close the other program that uses it.", line, StringComparison.Ordinal);
        await worker.LineAsync(line => line.Contains(" passed the gate", StringComparison.Ordinal));
        Assert.Single(worker.Errors, line => line.Contains("AbletonOSC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_video_that_has_no_sound()
    {
        using var place = new Place();
        var outcome = await WorkerProcess.RunAsync("translate", atelier.Canvas, "--library", atelier.Library, "--out", place["music.mp4"]);
        Assert.StartsWith($"{atelier.Canvas} has no sound", outcome.Complaint, StringComparison.Ordinal);
        Assert.False(File.Exists(place["music.mp4"]));
    }

    [Theory]
    [InlineData("nowhere.wav", "it does not exist")]
    [InlineData("mute.wav", "has no sound")]
    public async Task With_a_recording_that_cannot_be_played(string name, string complaint)
    {
        using var place = new Place();
        File.Copy(atelier.Canvas, place["mute.wav"]);
        var show = place.Write("show.yaml", Show($"file: {name}", Ports.Free()));
        var outcome = await WorkerProcess.RunAsync("run", show);
        Assert.Contains(place[name], outcome.Complaint, StringComparison.Ordinal);
        Assert.Contains(complaint, outcome.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_place_for_the_demo_that_is_a_file()
    {
        using var place = new Place();
        var file = place.Write("demo", "not a folder");
        var outcome = await WorkerProcess.RunAsync("demo", "--seconds", "1", "--out", file, "--listen", $"127.0.0.1:{Ports.Free()}");
        Assert.Equal(1, outcome.Status);
        Assert.Contains(file, Assert.Single(outcome.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_painting_that_is_none_and_one_of_two_hundred_megapixels()
    {
        // No program of ffmpeg gets more than 1.2 GB of address space here: it is read within that, or this fails.
        const int MostKilobytes = 1_200_000;
        using var place = new Place();
        var folder = place.Copy("paintings", atelier.Work("Fog.png"));
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=2000x1005", "-frames:v", "1",
            "-vf", "scale=20000:10050:flags=neighbor,format=rgb24", Path.Combine(folder, "huge.png"));
        var none = place.Write(Path.Combine("paintings", "none.png"), "This is no painting.");
        place.Copy("limited");
        foreach (var program in new[] { "ffmpeg", "ffprobe" })
        {
            var limited = place.Write(Path.Combine("limited", program), $"#!/bin/sh\nPATH=${{PATH#*:}}\nulimit -v {MostKilobytes}\nexec {program} \"$@\"\n");
            await Peer.RunAsync("coreutils", "chmod", "+x", limited);
        }

        var environment = new Dictionary<string, string?> { ["PATH"] = $"{place["limited"]}:{Environment.GetEnvironmentVariable("PATH")}", ["PAINTSOUND_FFMPEG"] = null };
        var outcome = await WorkerProcess.RunAsync(environment, "index", folder, "--library", place["library"], "--json");

        Assert.Equal(1, outcome.Status);
        Assert.Equal(2, outcome.Answer.GetProperty("paintings").GetInt32());
        var skipped = Assert.Single(outcome.Answer.GetProperty("skipped").EnumerateArray());
        Assert.Equal(none, skipped.GetProperty("file").GetString());
        Assert.Single(outcome.Errors, line => line.StartsWith($"Skipped: {none} cannot be read: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_an_answer_that_would_replace_the_question()
    {
        using var place = new Place();
        await Peer.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-i", atelier.Canvas, "-i", atelier.Brush, "-t", "4", "-c:v", "copy", "-c:a", "aac", place["painting.mp4"]);
        var before = await File.ReadAllBytesAsync(place["painting.mp4"], TestContext.Current.CancellationToken);
        var outcome = await WorkerProcess.RunAsync("translate", place["painting.mp4"], "--library", atelier.Library, "--out", place["painting.mp4"]);
        Assert.Equal(1, outcome.Status);
        Assert.Contains(place["painting.mp4"], outcome.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(place["painting.mp4"], TestContext.Current.CancellationToken));
    }

    private static string CopyNetworks(Place place)
    {
        foreach (var network in Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "models")))
        {
            place.Copy(Path.Combine("models", Path.GetFileName(network)), Directory.GetFiles(network));
        }

        return place["models"];
    }

    private string Show(string brush, int listen) =>
        $"library: {atelier.Library}\nbrush:\n  {brush}\ncanvas:\n  file: {atelier.Canvas}\nosc:\n  listen: 127.0.0.1:{listen}\n";
}

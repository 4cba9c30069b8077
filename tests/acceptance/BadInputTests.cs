using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary>Wrong input gives one error line that names it, and changes no files.</summary>
public class BadInputTests(SampleLibraryFixture samples)
{
    private string[] Select => ["select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", samples.Library];

    [Theory]
    [InlineData("PATH", "")]
    [InlineData("PAINTSOUND_FFMPEG", "/nowhere/ffmpeg")]
    public async Task Without_ffmpeg(string variable, string value)
    {
        var result = await WorkerProcess.RunAsync(new Dictionary<string, string?> { [variable] = value }, Select);
        Assert.Contains("ffmpeg", result.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("nstall", result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_networks()
    {
        using var temp = new TemporaryFolder();
        var empty = temp.Copy("models");
        var result = await WorkerProcess.RunAsync([.. Select, "--models", empty]);
        Assert.StartsWith($"There is no network in {empty}", result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_network_that_has_a_wrong_byte()
    {
        using var temp = new TemporaryFolder();
        var models = CopyNetworks(temp);
        var file = Directory.GetFiles(models, "sound.onnx", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var result = await WorkerProcess.RunAsync([.. Select, "--models", models]);
        Assert.Contains(file, result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_library_of_other_networks()
    {
        using var temp = new TemporaryFolder();
        var models = CopyNetworks(temp);
        foreach (var manifest in Directory.GetFiles(models, "model.json", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                manifest, text.Replace("\"name\": \"", "\"name\": \"another ", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        var result = await WorkerProcess.RunAsync([.. Select, "--models", models]);
        Assert.Contains(samples.Library, result.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("ndex its folders again", result.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(samples.SelectOutput, await samples.SelectAsync(samples.Library));
    }

    [Fact]
    public async Task With_an_unknown_distance()
    {
        var result = await WorkerProcess.RunAsync([.. Select, "--distance", "far"]);
        Assert.Equal(2, result.Status);
        Assert.StartsWith("--distance does not take 'far': weighed or paper.", result.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_library()
    {
        var result = await WorkerProcess.RunAsync("select", "--canvas", samples.Painting, "--brush", samples.Brush, "--library", "/nowhere/library");
        Assert.Contains("/nowhere/library", result.ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("volume: 11", "line 9: 'volume' is not a key of the show")]
    [InlineData("choosing:\n  gate: 7", "line 10: 'choosing: gate' takes a number from 0.0001 to 1, not '7'")]
    [InlineData("choosing: {", "line ")]
    public async Task With_an_error_in_the_show_file(string lines, string error)
    {
        using var temp = new TemporaryFolder();
        var show = temp.Write("show.yaml", CreateShow("simulated: 1", FreePort.Find()) + lines + "\n");
        var result = await WorkerProcess.RunAsync("run", show);
        Assert.StartsWith($"{show}, {error}", result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_device_that_does_not_exist()
    {
        using var temp = new TemporaryFolder();
        var show = temp.Write("show.yaml", CreateShow("device: jack:nobody:out_1", FreePort.Find()));
        var result = await WorkerProcess.RunAsync(
            new Dictionary<string, string?> { ["JACK_DEFAULT_SERVER"] = $"paintsound-nobody-{Environment.ProcessId}" }, "run", show);
        Assert.Contains("jack:nobody:out_1", result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_OSC_port_in_use()
    {
        using var temp = new TemporaryFolder();
        using var occupied = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        occupied.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)occupied.LocalEndPoint!).Port;
        var result = await WorkerProcess.RunAsync("run", temp.Write("show.yaml", CreateShow("simulated: 1", port)));
        Assert.Contains($"{port}", result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_reply_port_of_AbletonOSC_in_use_the_show_continues_with_one_error_line()
    {
        using var temp = new TemporaryFolder();
        using var occupied = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        occupied.Bind(new IPEndPoint(IPAddress.Loopback, 11_001));
        using var worker = WorkerProcess.Start("run", temp.Write("show.yaml", $"{CreateShow("simulated: 1", FreePort.Find())}live: {{connection: ableton-osc}}\n"));
        var line = await worker.WaitForLineAsync(line => line.Contains("11001", StringComparison.Ordinal));
        Assert.EndsWith("AbletonOSC answers only there: close the other program that uses it.", line, StringComparison.Ordinal);
        await worker.WaitForLineAsync(line => line.Contains(" passed the gate", StringComparison.Ordinal));
        Assert.Single(worker.Errors, line => line.Contains("AbletonOSC", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_video_that_has_no_sound()
    {
        using var temp = new TemporaryFolder();
        var result = await WorkerProcess.RunAsync("translate", samples.Canvas, "--library", samples.Library, "--out", temp["music.mp4"]);
        Assert.StartsWith($"{samples.Canvas} has no sound", result.ErrorLine, StringComparison.Ordinal);
        Assert.False(File.Exists(temp["music.mp4"]));
    }

    [Theory]
    [InlineData("nowhere.wav", "it does not exist")]
    [InlineData("mute.wav", "has no sound")]
    public async Task With_a_recording_that_cannot_be_played(string name, string error)
    {
        using var temp = new TemporaryFolder();
        File.Copy(samples.Canvas, temp["mute.wav"]);
        var show = temp.Write("show.yaml", CreateShow($"file: {name}", FreePort.Find()));
        var result = await WorkerProcess.RunAsync("run", show);
        Assert.Contains(temp[name], result.ErrorLine, StringComparison.Ordinal);
        Assert.Contains(error, result.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_file_as_the_output_folder_of_the_demo()
    {
        using var temp = new TemporaryFolder();
        var file = temp.Write("demo", "not a folder");
        var result = await WorkerProcess.RunAsync("demo", "--seconds", "1", "--out", file, "--listen", $"127.0.0.1:{FreePort.Find()}");
        Assert.Equal(1, result.Status);
        Assert.Contains(file, Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_invalid_painting_and_one_of_200_megapixels()
    {
        // ffmpeg gets at most 1.2 GB of address space. The test fails if decoding needs more.
        const int MaxKilobytes = 1_200_000;
        using var temp = new TemporaryFolder();
        var folder = temp.Copy("paintings", samples.FindWork("Fog.png"));
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=2000x1005", "-frames:v", "1",
            "-vf", "scale=20000:10050:flags=neighbor,format=rgb24", Path.Combine(folder, "huge.png"));
        var invalid = temp.Write(Path.Combine("paintings", "none.png"), "This is not a painting.");
        temp.Copy("limited");
        foreach (var program in new[] { "ffmpeg", "ffprobe" })
        {
            var limited = temp.Write(Path.Combine("limited", program), $"#!/bin/sh\nPATH=${{PATH#*:}}\nulimit -v {MaxKilobytes}\nexec {program} \"$@\"\n");
            await ChildProcess.RunAsync("coreutils", "chmod", "+x", limited);
        }

        var environment = new Dictionary<string, string?> { ["PATH"] = $"{temp["limited"]}:{Environment.GetEnvironmentVariable("PATH")}", ["PAINTSOUND_FFMPEG"] = null };
        var result = await WorkerProcess.RunAsync(environment, "index", folder, "--library", temp["library"], "--json");

        Assert.Equal(1, result.Status);
        Assert.Equal(2, result.OutputJson.GetProperty("paintings").GetInt32());
        var skipped = Assert.Single(result.OutputJson.GetProperty("skipped").EnumerateArray());
        Assert.Equal(invalid, skipped.GetProperty("file").GetString());
        Assert.Single(result.Errors, line => line.StartsWith($"Skipped: {invalid} cannot be read: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_an_output_that_would_replace_the_input()
    {
        using var temp = new TemporaryFolder();
        await ChildProcess.RunAsync(
            "ffmpeg", "ffmpeg", "-v", "error", "-i", samples.Canvas, "-i", samples.Brush, "-t", "4", "-c:v", "copy", "-c:a", "aac", temp["painting.mp4"]);
        var before = await File.ReadAllBytesAsync(temp["painting.mp4"], TestContext.Current.CancellationToken);
        var result = await WorkerProcess.RunAsync("translate", temp["painting.mp4"], "--library", samples.Library, "--out", temp["painting.mp4"]);
        Assert.Equal(1, result.Status);
        Assert.Contains(temp["painting.mp4"], result.Errors[^1], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(temp["painting.mp4"], TestContext.Current.CancellationToken));
    }

    private static string CopyNetworks(TemporaryFolder temp)
    {
        foreach (var network in Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "models")))
        {
            temp.Copy(Path.Combine("models", Path.GetFileName(network)), Directory.GetFiles(network));
        }

        return temp["models"];
    }

    private string CreateShow(string brush, int listen) =>
        $"library: {samples.Library}\nbrush:\n  {brush}\ncanvas:\n  file: {samples.Canvas}\nosc:\n  listen: 127.0.0.1:{listen}\n  query: off\n";
}

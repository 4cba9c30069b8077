using System.Globalization;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>The composer's music in <c>paintsound run</c>, over JACK and from a PulseAudio monitor, with server restarts; and <c>paintsound paintings</c>.</summary>
public partial class MusicTests(SampleLibraryFixture samples)
{
    private readonly int _oscPort = FreePort.Find();

    [Fact]
    public async Task Selects_paintings_for_JACK_music_and_recovers_after_a_server_restart()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess();
        using var dump = await StartDumpAsync();
        await jack.StartAsync();
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  file: {samples.Canvas}\nmusic:\n  device: {JackServerProcess.Music}\n" +
            $"osc:\n  to: [127.0.0.1:{_oscPort}]\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\nchoosing:\n  gate: 0.1\n  dwell: 1\n  repeat-after: 0\n" +
            $"modulations:\n  fog: {{source: congruity, target: {{osc: \"127.0.0.1:{_oscPort}\", address: /stage/fog}}}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);

        var selection = await dump.WaitForLineAsync(l => l.Contains("/paintsound/selection/painting sssf", StringComparison.Ordinal));
        Assert.True(File.Exists(SelectionPattern().Match(selection).Groups["file"].Value), selection);
        await dump.WaitForLineAsync(l => l.Contains("/paintsound/congruity/confidence f 1.0", StringComparison.Ordinal));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"music\" \"running\"", StringComparison.Ordinal));

        // The modulation has the values of congruity and no others.
        await dump.WaitUntilAsync(() => ReadValues(dump, "/stage/fog").Distinct().Count() > 5);
        Assert.All(ReadValues(dump, "/stage/fog").Skip(1), fog => Assert.Contains(ReadValues(dump, "/paintsound/congruity"), congruity => Math.Abs(congruity - fog) < 0.01));

        jack.Kill();
        await dump.WaitForLineAsync(l => l.EndsWith("/paintsound/source/state ss \"music\" \"lost\"", StringComparison.Ordinal));
        await dump.WaitForLineAsync(l => l.Contains("/paintsound/congruity/confidence f 0.0", StringComparison.Ordinal));
        await jack.StartAsync();
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/source/state ss \"music\" \"running\"") == 2);
        var paintings = Count(dump, "/paintsound/selection/painting sssf ");
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/selection/painting sssf ") >= paintings + 2);
    }

    [Fact]
    public async Task Captures_a_PulseAudio_monitor_and_recovers_after_a_server_restart()
    {
        using var temp = new TemporaryFolder();
        using var pulse = new PulseAudioServer(temp);
        using var dump = await StartDumpAsync();
        await pulse.StartAsync(samples.FindWork("Low Pulse.wav"));
        var devices = await WorkerProcess.RunAsync(pulse.Environment, "devices");
        Assert.Contains(PulseAudioServer.Monitor, devices.Output, StringComparison.Ordinal);
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  file: {samples.Canvas}\nmusic:\n  device: {PulseAudioServer.Monitor}\n" +
            $"osc:\n  to: [127.0.0.1:{_oscPort}]\n  listen: 127.0.0.1:{FreePort.Find()}\n  query: off\nchoosing:\n  dwell: 1\n  repeat-after: 0\n");
        using var worker = WorkerProcess.Start(pulse.Environment, "run", show);
        await dump.WaitForLineAsync(l => l.Contains("/paintsound/selection/painting sssf", StringComparison.Ordinal));
        await dump.WaitForLineAsync(l => l.Contains("/paintsound/congruity/confidence f 1.0", StringComparison.Ordinal));

        pulse.Kill();
        await dump.WaitForLineAsync(l => l.EndsWith("/paintsound/source/state ss \"music\" \"lost\"", StringComparison.Ordinal));
        await pulse.StartAsync(samples.FindWork("Low Pulse.wav"));
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/source/state ss \"music\" \"running\"") == 2);
        var paintings = Count(dump, "/paintsound/selection/painting sssf ");
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/selection/painting sssf ") >= paintings + 2);
    }

    [Fact]
    public async Task Paintings_lists_existing_paintings_in_order()
    {
        var paintings = (await WorkerProcess.RunAsync(
            "paintings", "--music", samples.FindWork("Low Pulse.wav"), "--library", samples.Library, "--top", "4", "--json")).Json.EnumerateArray().ToArray();
        Assert.All(paintings, painting => Assert.Equal(["rank", "work", "title", "file", "correspondence"], painting.EnumerateObject().Select(p => p.Name)));
        Assert.Equal([1, 2, 3, 4], paintings.Select(painting => painting.GetProperty("rank").GetInt32()));
        Assert.All(paintings, painting => Assert.True(File.Exists(painting.GetProperty("file").GetString())));
        var correspondences = paintings.Select(painting => painting.GetProperty("correspondence").GetSingle()).ToArray();
        Assert.Equal(correspondences.Order(), correspondences);
    }

    private async Task<ChildProcess> StartDumpAsync()
    {
        var dump = ChildProcess.Start("liblo-tools", "oscdump", "-L", $"{_oscPort}");
        await dump.WaitUntilAsync(() => Ports.IsTaken(_oscPort));
        return dump;
    }

    private static double[] ReadValues(ChildProcess dump, string address) =>
        [.. dump.Lines.Where(l => l.Contains($" {address} f ", StringComparison.Ordinal)).Select(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))];

    private static int Count(ChildProcess dump, string message) => dump.Lines.Count(l => l.Contains(message, StringComparison.Ordinal));

    [GeneratedRegex("sssf \"[^\"]*\" \"[^\"]*\" \"(?<file>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SelectionPattern();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>The composer's sound in <c>paintsound run</c>: through JACK and from what the machine plays, lost and returned; and recordings.</summary>
public partial class MusicTests(Atelier atelier)
{
    private readonly int _ear = Ports.Free();

    [Fact]
    public async Task Music_over_JACK_is_answered_by_paintings_and_compared_and_goes_on_when_the_server_was_gone()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess();
        using var dump = await DumpAsync();
        await jack.StartAsync();
        var show = place.Write(
            "show.yaml",
            $"library: {atelier.Library}\nbrush:\n  simulated: 1\ncanvas:\n  file: {atelier.Canvas}\nmusic:\n  device: {JackServerProcess.Music}\n" +
            $"osc:\n  to: [127.0.0.1:{_ear}]\n  listen: 127.0.0.1:{Ports.Free()}\nchoosing:\n  gate: 0.1\n  dwell: 1\n  repeat-after: 0\n" +
            $"modulations:\n  fog: {{source: congruity, target: {{osc: \"127.0.0.1:{_ear}\", address: /stage/fog}}}}\n");
        using var worker = WorkerProcess.Start(jack.Environment, "run", show);

        var chosen = await dump.LineAsync(l => l.Contains("/paintsound/selection/painting sssf", StringComparison.Ordinal));
        Assert.True(File.Exists(ChosenPattern().Match(chosen).Groups["file"].Value), chosen);
        await dump.LineAsync(l => l.Contains("/paintsound/congruity/confidence f 1.0", StringComparison.Ordinal));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"music\" \"running\"", StringComparison.Ordinal));

        // What follows congruity moves with it and nowhere else.
        await dump.UntilAsync(() => Values(dump, "/stage/fog").Distinct().Count() > 5);
        Assert.All(Values(dump, "/stage/fog").Skip(1), fog => Assert.Contains(Values(dump, "/paintsound/congruity"), congruity => Math.Abs(congruity - fog) < 0.01));

        jack.Kill();
        await dump.LineAsync(l => l.EndsWith("/paintsound/source/state ss \"music\" \"lost\"", StringComparison.Ordinal));
        await dump.LineAsync(l => l.Contains("/paintsound/congruity/confidence f 0.0", StringComparison.Ordinal));
        await jack.StartAsync();
        await dump.UntilAsync(() => Count(dump, "/paintsound/source/state ss \"music\" \"running\"") == 2);
        var paintings = Count(dump, "/paintsound/selection/painting sssf ");
        await dump.UntilAsync(() => Count(dump, "/paintsound/selection/painting sssf ") >= paintings + 2);
    }

    [Fact]
    public async Task What_this_machine_plays_is_music_and_is_heard_again_when_its_sound_server_was_gone()
    {
        using var place = new Place();
        using var pulse = new Pulse(place);
        using var dump = await DumpAsync();
        await pulse.StartAsync(atelier.Work("Low Pulse.wav"));
        var devices = await WorkerProcess.RunAsync(pulse.Environment, "devices");
        Assert.Contains(Pulse.Monitor, devices.Output, StringComparison.Ordinal);
        var show = place.Write(
            "show.yaml",
            $"library: {atelier.Library}\nbrush:\n  simulated: 1\ncanvas:\n  file: {atelier.Canvas}\nmusic:\n  device: {Pulse.Monitor}\n" +
            $"osc:\n  to: [127.0.0.1:{_ear}]\n  listen: 127.0.0.1:{Ports.Free()}\nchoosing:\n  dwell: 1\n  repeat-after: 0\n");
        using var worker = WorkerProcess.Start(pulse.Environment, "run", show);
        await dump.LineAsync(l => l.Contains("/paintsound/selection/painting sssf", StringComparison.Ordinal));
        await dump.LineAsync(l => l.Contains("/paintsound/congruity/confidence f 1.0", StringComparison.Ordinal));

        pulse.Kill();
        await dump.LineAsync(l => l.EndsWith("/paintsound/source/state ss \"music\" \"lost\"", StringComparison.Ordinal));
        await pulse.StartAsync(atelier.Work("Low Pulse.wav"));
        await dump.UntilAsync(() => Count(dump, "/paintsound/source/state ss \"music\" \"running\"") == 2);
        var paintings = Count(dump, "/paintsound/selection/painting sssf ");
        await dump.UntilAsync(() => Count(dump, "/paintsound/selection/painting sssf ") >= paintings + 2);
    }

    [Fact]
    public async Task Paintings_are_listed_for_a_recording_in_order_and_their_files_are_there()
    {
        var answer = (await WorkerProcess.RunAsync(
            "paintings", "--music", atelier.Work("Low Pulse.wav"), "--library", atelier.Library, "--top", "4", "--json")).Json.EnumerateArray().ToArray();
        Assert.All(answer, painting => Assert.Equal(["rank", "work", "title", "file", "correspondence"], painting.EnumerateObject().Select(p => p.Name)));
        Assert.Equal([1, 2, 3, 4], answer.Select(painting => painting.GetProperty("rank").GetInt32()));
        Assert.All(answer, painting => Assert.True(File.Exists(painting.GetProperty("file").GetString())));
        var correspondences = answer.Select(painting => painting.GetProperty("correspondence").GetSingle()).ToArray();
        Assert.Equal(correspondences.Order(), correspondences);
    }

    private async Task<Peer> DumpAsync()
    {
        var dump = Peer.Start("liblo-tools", "oscdump", "-L", $"{_ear}");
        await dump.UntilAsync(() => Ports.IsTaken(_ear));
        return dump;
    }

    private static double[] Values(Peer dump, string address) =>
        [.. dump.Lines.Where(l => l.Contains($" {address} f ", StringComparison.Ordinal)).Select(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))];

    private static int Count(Peer dump, string message) => dump.Lines.Count(l => l.Contains(message, StringComparison.Ordinal));

    [GeneratedRegex("sssf \"[^\"]*\" \"[^\"]*\" \"(?<file>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChosenPattern();
}

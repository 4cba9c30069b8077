using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> with the remote script, in a Live that is not one (ableton-set/remote-script/tests/host.py).</summary>
public partial class RemoteScriptTests(Atelier atelier)
{
    private readonly int _port = Ports.Free();
    private readonly int _controls = Ports.Free();

    [Fact]
    public async Task What_the_studio_painter_brings_about_is_fired_in_Live_and_reported_with_its_times()
    {
        using var place = new Place();
        using var live = await LiveAsync([.. atelier.Folders.SelectMany(folder => new[] { "--folder", folder })]);
        var pages = Ports.Free();
        using var worker = Run(place, dwell: 1, $"web: {{listen: 127.0.0.1:{pages}}}\n");

        await worker.LineAsync(line => line.StartsWith("Live answers through the remote script", StringComparison.Ordinal));
        var fired = await live.LineAsync(line => line.StartsWith("fired ", StringComparison.Ordinal));
        var launched = await worker.LineAsync(line => line.Contains("launched", StringComparison.Ordinal));
        Assert.Contains($"{FiredPattern().Match(fired).Groups["clip"].Value} on track {FiredPattern().Match(fired).Groups["track"].Value}", launched, StringComparison.Ordinal);
        Assert.Equal(4, double.Parse(FiredPattern().Match(fired).Groups["end"].Value) - double.Parse(FiredPattern().Match(fired).Groups["start"].Value), 3);
        await worker.LineAsync(line => line.Contains(" plays, ", StringComparison.Ordinal));
        await live.UntilAsync(() => Fired(live) >= 3);

        // The operator's page has it, too.
        using var panel = await Panel.OpenAsync(pages);
        await panel.UntilAsync(() => panel.Live.Exists(said => said.StartsWith("playing: ", StringComparison.Ordinal)));
        Assert.Contains(panel.Live, said => worker.Lines.Contains($"         Live: {said[(said.IndexOf(' ', StringComparison.Ordinal) + 1)..]}"));

        // Disarmed, it goes on choosing and launches nothing.
        await Peer.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controls}", "/paintsound/control/arm", "i", "0");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var (before, chosen) = (Fired(live), Chosen(worker));
        await worker.UntilAsync(() => Chosen(worker) >= chosen + 2);
        Assert.Equal(before, Fired(live));
        await Peer.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controls}", "/paintsound/control/arm", "i", "1");
        await live.UntilAsync(() => Fired(live) > before);

        // Disarmed, what sounds goes on; the end of the show ends it.
        await Peer.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controls}", "/paintsound/control/arm", "i", "0");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var last = FiredPattern().Match(live.Lines.Last(line => line.StartsWith("fired ", StringComparison.Ordinal))).Groups["track"].Value;
        var stops = Stops();
        await worker.SignalAsync("TERM");
        await worker.EndAsync();
        Assert.Equal(0, worker.ExitCode);
        await live.UntilAsync(() => Stops() > stops);
        Assert.DoesNotContain(live.Lines, line => line.Contains("ERROR", StringComparison.Ordinal));

        int Stops() => live.Lines.Count(line => line == $"stopped {last}");
    }

    [Fact]
    public async Task Without_Live_one_line_says_what_to_do_and_a_Live_that_comes_and_goes_is_followed()
    {
        using var place = new Place();
        using var worker = Run(place, dwell: 1);
        var alone = await worker.LineAsync(line => line.StartsWith("Live does not answer", StringComparison.Ordinal));
        Assert.Contains("choose PaintSound as a control surface", alone, StringComparison.Ordinal);
        await worker.UntilAsync(() => Chosen(worker) >= 2);

        using (var live = await LiveAsync([.. atelier.Folders.SelectMany(folder => new[] { "--folder", folder })]))
        {
            await live.UntilAsync(() => Fired(live) >= 1);
            live.Kill();
        }

        await worker.LineAsync(line => line.Contains("Live does not answer; perhaps a menu is open", StringComparison.Ordinal));
        var chosen = Chosen(worker);
        await worker.UntilAsync(() => Chosen(worker) >= chosen + 2);
        using var empty = await LiveAsync([]);
        await worker.LineAsync(line => line.Contains("No clip of this set plays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_modulation_moves_a_parameter_of_Live_and_one_that_is_not_there_is_said_once()
    {
        using var place = new Place();
        using var live = await LiveAsync([.. atelier.Folders.SelectMany(folder => new[] { "--folder", folder })]);
        var track = Path.GetFileName(atelier.Folders[0]) + " 1";
        using var worker = Run(
            place,
            dwell: 30,
            $"modulations:\n  loud:\n    source: brush-level\n    target: {{live: {track}, parameter: Volume}}\n" +
            $"  lost:\n    source: brush-level\n    target: {{live: {track}, device: Fog, parameter: Density}}\n");
        await worker.LineAsync(line => line.Contains($"There is no device 'Fog' in track '{track}'", StringComparison.Ordinal));
        await live.UntilAsync(() => live.Lines.Count(line => line.StartsWith($"volume {track} ", StringComparison.Ordinal)) > 10);
        Assert.Single(worker.Lines, line => line.Contains("'Fog'", StringComparison.Ordinal));
    }

    private static int Fired(Peer live) => live.Lines.Count(line => line.StartsWith("fired ", StringComparison.Ordinal));

    private static int Chosen(Peer worker) => worker.Lines.Count(line => line.Contains(" passed the gate", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private async Task<Peer> LiveAsync(string[] arguments)
    {
        var host = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "ableton-set", "remote-script", "tests", "host.py");
        var live = Peer.Start("python3", "python3", ["-B", host, "--port", $"{_port}", .. arguments]);
        await live.LineAsync(line => line == "ready");
        return live;
    }

    private Peer Run(Place place, double dwell, string more = "") => WorkerProcess.Start("run", place.Write(
        "show.yaml",
        $"library: {atelier.Library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nosc:\n  listen: 127.0.0.1:{_controls}\n" +
        $"live:\n  connection: remote-script\n  port: {_port}\nchoosing:\n  gate: 0.3\n  dwell: {dwell}\n  repeat-after: 2\n  silence: any\n{more}"));

    [GeneratedRegex(@"^fired (?<track>.*) \| (?<clip>.*) \| (?<start>[0-9.]+) \.\. (?<end>[0-9.]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FiredPattern();
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> with the remote script in a simulated Live (ableton-set/remote-script/tests/host.py).</summary>
public partial class RemoteScriptTests(SampleLibraryFixture samples)
{
    private readonly int _port = FreePort.Find();
    private readonly int _controlPort = FreePort.Find();

    [Fact]
    public async Task Launches_selections_in_Live_and_reports_their_times()
    {
        using var temp = new TemporaryFolder();
        using var live = await StartLiveAsync([.. samples.Folders.SelectMany(folder => new[] { "--folder", folder })]);
        var pages = FreePort.Find();
        using var worker = StartWorker(temp, dwell: 1, $"web: {{listen: 127.0.0.1:{pages}}}\n");

        await worker.WaitForLineAsync(line => line.StartsWith("Live answers through the remote script", StringComparison.Ordinal));
        var fired = await live.WaitForLineAsync(line => line.StartsWith("fired ", StringComparison.Ordinal));
        var launched = await worker.WaitForLineAsync(line => line.Contains("launched", StringComparison.Ordinal));
        Assert.Contains($"{FiredPattern().Match(fired).Groups["clip"].Value} on track {FiredPattern().Match(fired).Groups["track"].Value}", launched, StringComparison.Ordinal);
        Assert.Equal(4, double.Parse(FiredPattern().Match(fired).Groups["end"].Value) - double.Parse(FiredPattern().Match(fired).Groups["start"].Value), 3);
        await worker.WaitForLineAsync(line => line.Contains(" plays, ", StringComparison.Ordinal));
        await live.WaitUntilAsync(() => CountFired(live) >= 3);

        // The operator's page shows it too.
        using var operatorPage = await OperatorPageClient.OpenAsync(pages);
        await operatorPage.WaitUntilAsync(() => operatorPage.Live.Exists(report => report.StartsWith("playing: ", StringComparison.Ordinal)));
        Assert.Contains(operatorPage.Live, report => worker.Lines.Contains($"         Live: {report[(report.IndexOf(' ', StringComparison.Ordinal) + 1)..]}"));

        // While disarmed, PaintSound selects but launches nothing.
        await ChildProcess.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controlPort}", "/paintsound/control/arm", "i", "0");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var (before, selections) = (CountFired(live), CountSelections(worker));
        await worker.WaitUntilAsync(() => CountSelections(worker) >= selections + 2);
        Assert.Equal(before, CountFired(live));
        await ChildProcess.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controlPort}", "/paintsound/control/arm", "i", "1");
        await live.WaitUntilAsync(() => CountFired(live) > before);

        // While disarmed, the playing clip continues. The end of the show stops it.
        await ChildProcess.RunAsync("liblo-tools", "oscsend", $"osc.udp://127.0.0.1:{_controlPort}", "/paintsound/control/arm", "i", "0");
        await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var last = FiredPattern().Match(live.Lines.Last(line => line.StartsWith("fired ", StringComparison.Ordinal))).Groups["track"].Value;
        var stops = CountStops();
        await worker.SignalAsync("TERM");
        await worker.WaitForExitAsync();
        Assert.Equal(0, worker.ExitCode);
        await live.WaitUntilAsync(() => CountStops() > stops);
        Assert.DoesNotContain(live.Lines, line => line.Contains("ERROR", StringComparison.Ordinal));

        int CountStops() => live.Lines.Count(line => line == $"stopped {last}");
    }

    [Fact]
    public async Task Reports_a_missing_Live_once_and_follows_a_restarted_Live()
    {
        using var temp = new TemporaryFolder();
        using var worker = StartWorker(temp, dwell: 1);
        var missing = await worker.WaitForLineAsync(line => line.StartsWith("Live does not answer", StringComparison.Ordinal));
        Assert.Contains("choose PaintSound as a control surface", missing, StringComparison.Ordinal);
        await worker.WaitUntilAsync(() => CountSelections(worker) >= 2);

        using (var live = await StartLiveAsync([.. samples.Folders.SelectMany(folder => new[] { "--folder", folder })]))
        {
            await live.WaitUntilAsync(() => CountFired(live) >= 1);
            await worker.WaitForLineAsync(line => line.StartsWith("Live answers through the remote script", StringComparison.Ordinal));
            live.Kill();
        }

        await worker.WaitForLineAsync(line => line.Contains("Live does not answer; perhaps it opens a set, or a menu is open", StringComparison.Ordinal));
        var selections = CountSelections(worker);
        await worker.WaitUntilAsync(() => CountSelections(worker) >= selections + 2);
        using var empty = await StartLiveAsync([]);
        await worker.WaitForLineAsync(line => line.Contains("No clip of this set plays", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Modulates_a_parameter_of_Live_and_reports_a_missing_one_once()
    {
        using var temp = new TemporaryFolder();
        using var live = await StartLiveAsync([.. samples.Folders.SelectMany(folder => new[] { "--folder", folder })]);
        var track = Path.GetFileName(samples.Folders[0]) + " 1";
        using var worker = StartWorker(
            temp,
            dwell: 30,
            $"modulations:\n  loud:\n    source: brush-level\n    target: {{live: {track}, parameter: Volume}}\n" +
            $"  lost:\n    source: brush-level\n    target: {{live: {track}, device: Fog, parameter: Density}}\n");
        await worker.WaitForLineAsync(line => line.Contains($"There is no device 'Fog' in track '{track}'", StringComparison.Ordinal));
        await live.WaitUntilAsync(() => live.Lines.Count(line => line.StartsWith($"volume {track} ", StringComparison.Ordinal)) > 10);
        Assert.Single(worker.Lines, line => line.Contains("'Fog'", StringComparison.Ordinal));
    }

    private static int CountFired(ChildProcess live) => live.Lines.Count(line => line.StartsWith("fired ", StringComparison.Ordinal));

    private static int CountSelections(ChildProcess worker) => worker.Lines.Count(line => line.Contains(" passed the gate", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private async Task<ChildProcess> StartLiveAsync(string[] arguments)
    {
        var host = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "ableton-set", "remote-script", "tests", "host.py");
        var live = ChildProcess.Start("python3", "python3", ["-B", host, "--port", $"{_port}", .. arguments]);
        await live.WaitForLineAsync(line => line == "ready");
        return live;
    }

    private ChildProcess StartWorker(TemporaryFolder temp, double dwell, string more = "") => WorkerProcess.Start("run", temp.Write(
        "show.yaml",
        $"library: {samples.Library}\nbrush:\n  simulated: 1\ncanvas:\n  simulated: 1\nosc:\n  listen: 127.0.0.1:{_controlPort}\n  query: off\n" +
        $"live:\n  connection: remote-script\n  port: {_port}\nchoosing:\n  gate: 0.3\n  dwell: {dwell}\n  repeat-after: 2\n  silence: any\n{more}"));

    [GeneratedRegex(@"^fired (?<track>.*) \| (?<clip>.*) \| (?<start>[0-9.]+) \.\. (?<end>[0-9.]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FiredPattern();
}

using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests.Sessions;

/// <summary><c>paintsound session host</c> at the painter's, <c>paintsound session join</c> at the composer's, and a line between.</summary>
public sealed partial class TwoSitesTests(SampleLibraryFixture samples)
{
    private const string Selected = "/paintsound/selection/music";
    private const int Selections = 6;
    private static readonly TimeSpan CutLength = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(250)]
    public async Task Both_sites_launch_the_same_also_after_a_cut_and_both_takes_repeat_it(int delayMs)
    {
        using var temp = new TemporaryFolder();
        using OscRecorder painterOsc = new(), composerOsc = new();
        var port = FreePort.Find();
        using var painter = WorkerProcess.Start("session", "host", WriteShow(temp, "painter", painterOsc.Address, 1, port), "--role", "painter");
        var printed = await painter.WaitForLineAsync(line => line.StartsWith("Session, for the composer: ", StringComparison.Ordinal));
        using ImpairedLine line = new(port, TimeSpan.FromMilliseconds(delayMs), TimeSpan.FromMilliseconds(20));
        var link = Address().Replace(printed.Split(' ')[^1], $"//127.0.0.1:{line.Port}/");
        using var composer = WorkerProcess.Start("session", "join", link, WriteShow(temp, "composer", composerOsc.Address, 7, port), "--role", "composer");
        await composer.WaitForLineAsync(text => text.Contains("Together: the host decides", StringComparison.Ordinal));
        var joined = painterOsc.GetMessages(Selected).Length;
        await composerOsc.WaitUntilAsync(Selected, Selections);
        var before = await CompareAsync(painterOsc, composerOsc, joined);
        Assert.True(before.Length >= Selections - 1);

        // Each site goes on for its own artist.
        line.Cut();
        await composer.WaitForLineAsync(text => text.Contains("Apart: the host does not answer", StringComparison.Ordinal));
        var apart = composerOsc.GetMessages(Selected).Length;
        await Task.Delay(CutLength, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(composerOsc.GetMessages(Selected).Length > apart);
        line.Restore();
        await composer.WaitUntilAsync(() => composer.Lines.Count(text => text.Contains("Together: the host decides", StringComparison.Ordinal)) == 2);
        var back = painterOsc.GetMessages(Selected).Length;
        await painterOsc.WaitUntilAsync(Selected, back + Selections);
        var after = await CompareAsync(painterOsc, composerOsc, back + 1);
        Assert.True(after.Length >= Selections - 2);

        await InterruptAsync(composer);
        await InterruptAsync(painter);
        var traffic = composer.Lines.Concat(painter.Lines).Select(text => Traffic().Match(text)).Where(match => match.Success).ToArray();
        Assert.Equal(2, traffic.Length);
        Assert.All(traffic, match => Assert.InRange(double.Parse(match.Groups["rate"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), 0, 64));
        foreach (var site in new[] { "painter", "composer" })
        {
            var replay = await WorkerProcess.RunAsync("replay", "last", "--takes", temp[$"{site}-takes"], "--json");
            Assert.True(replay.Status == 0, replay.ToString());
            Assert.True(replay.Json.GetProperty("isSame").GetBoolean(), replay.Output);
        }
    }

    // The composer's launches from a moment on are a run of the painter's, without a gap and in the same order.
    private static async Task<string[]> CompareAsync(OscRecorder painter, OscRecorder composer, int from)
    {
        // What is on its way arrives.
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, TestContext.Current.CancellationToken);
        var made = Launches(painter)[from..];
        var launched = Launches(composer);
        var first = Array.LastIndexOf(launched, made[0]);
        Assert.True(first >= 0, $"{made[0]} of {string.Join(", ", launched)}");
        var count = Math.Min(made.Length, launched.Length - first);
        Assert.Equal(made[..count], launched[first..(first + count)]);
        Assert.True(count >= made.Length - 1);
        return made[..count];
    }

    private static string[] Launches(OscRecorder osc) => [.. osc.GetMessages(Selected).Select(message => string.Join(' ', message.Arguments.Select(argument => $"{argument}")))];

    private static async Task InterruptAsync(ChildProcess worker)
    {
        await ChildProcess.RunAsync("procps", "kill", "-INT", $"{worker.Id}");
        await worker.WaitForExitAsync();
        Assert.Equal(0, worker.ExitCode);
    }

    private string WriteShow(TemporaryFolder temp, string name, string osc, int seed, int port) => temp.Write(
        $"{name}.yaml",
        $"library: {samples.Library}\nbrush: {{simulated: {seed}}}\ncanvas: {{simulated: {seed}}}\nmusic: {{simulated: {seed + 1}}}\n" +
        $"osc: {{to: [{osc}], listen: 127.0.0.1:{FreePort.Find()}, query: off}}\nweb: {{listen: 127.0.0.1:{FreePort.Find()}}}\nchoosing: {{gate: 0.3, dwell: 2, silence: any}}\n" +
        $"session: {{role: painter, listen: 127.0.0.1:{port}}}\ntakes: {{folder: {temp[$"{name}-takes"]}}}\n");

    [GeneratedRegex("//[^/]+/", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"Session: (?<rate>[0-9.]+) kbit/s sent", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Traffic();
}

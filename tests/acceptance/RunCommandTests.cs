using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> with a JACK microphone, a video as the canvas, OSC receivers and OSC controls.</summary>
public partial class RunCommandTests(SampleLibraryFixture samples)
{
    private const string Running = "/paintsound/source/state ss \"brush\" \"running\"";

    private readonly int _oscPort = FreePort.Find();
    private readonly int _pdPort = FreePort.Find();
    private readonly int _controlPort = FreePort.Find();

    [Fact]
    public async Task Oscdump_receives_taps_of_a_JACK_microphone_and_Pure_Data_receives_selections()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess();
        using var dump = await StartDumpAsync();
        using var pd = ChildProcess.Start(
            "puredata-core", "pd", "-nogui", "-noaudio", "-nomidi", "-stderr", "-noprefs", "-send", $"paintsound-listen {_pdPort}",
            Path.Combine(AppContext.BaseDirectory, "peers", "paintsound.pd"));
        await pd.WaitUntilAsync(() => Ports.IsTaken(_pdPort));
        await jack.StartAsync();
        using var worker = StartWorker(temp, $"device: {JackServerProcess.Microphone}", jack.Environment);

        var selection = await dump.WaitForLineAsync(l => l.Contains("/paintsound/selection/music sssfff", StringComparison.Ordinal));
        Assert.True(File.Exists(SelectionPattern().Match(selection).Groups["file"].Value), selection);
        Assert.StartsWith(
            $"SELECTION: music {SelectionPattern().Match(selection).Groups["work"].Value} ", await pd.WaitForLineAsync(IsSelection), StringComparison.Ordinal);
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/brush/onset f ") >= 8);
        var (onsets, seconds) = (Count(dump, "/paintsound/brush/onset f "), Count(dump, "/paintsound/heartbeat i "));

        // Only upper limits: on a busy machine JACK cycles are late, and level messages may be skipped.
        Assert.InRange(onsets, 8, 3 * (seconds + 1));
        Assert.InRange(Count(dump, "/paintsound/brush/level f "), onsets, 100 * (seconds + 2));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"brush\" \"running\"", StringComparison.Ordinal));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"canvas\" \"running\"", StringComparison.Ordinal));

        static bool IsSelection(string line) => line.StartsWith("SELECTION: music ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selections_continue_without_the_JACK_server_and_the_brush_recovers()
    {
        using var temp = new TemporaryFolder();
        await using var jack = new JackServerProcess();
        using var dump = await StartDumpAsync();
        await jack.StartAsync();
        using var worker = StartWorker(temp, $"device: {JackServerProcess.Microphone}", jack.Environment);
        await dump.WaitUntilAsync(() => CountSelections(dump) >= 1 && Count(dump, Running) >= 1);

        jack.Kill();
        await dump.WaitForLineAsync(l => l.EndsWith("/paintsound/source/state ss \"brush\" \"lost\"", StringComparison.Ordinal));
        var before = CountSelections(dump);
        await dump.WaitUntilAsync(() => CountSelections(dump) > before);
        await dump.WaitForLineAsync(l => l.EndsWith("/paintsound/source/state ss \"brush\" \"retrying\"", StringComparison.Ordinal));
        await jack.StartAsync();
        await dump.WaitUntilAsync(() => Count(dump, Running) == 2);
        var onsets = Count(dump, "/paintsound/brush/onset f ");
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/brush/onset f ") >= onsets + 3);
    }

    [Fact]
    public async Task Oscsend_sets_controls_and_invalid_messages_change_nothing()
    {
        using var temp = new TemporaryFolder();
        using var dump = await StartDumpAsync();
        using var worker = StartWorker(temp, "simulated: 1", dwell: 30);
        await dump.WaitUntilAsync(() => CountSelections(dump) == 1);

        // With 30 s of dwell only "next" causes another selection.
        await SendAsync("next");
        await dump.WaitUntilAsync(() => CountSelections(dump) == 2);

        await SendAsync("gate", "f", "7");
        var rejected = await worker.WaitForLineAsync(l => l.Contains("/paintsound/control/gate", StringComparison.Ordinal));
        Assert.EndsWith("gate must be between 0.0001 and 1 (got 7).", rejected, StringComparison.Ordinal);
        SendGarbage();
        await SendAsync("hold", "i", "1");
        await SendAsync("dwell", "f", "0.5");
        await WaitForHeartbeatsAsync(dump, 3);
        Assert.Equal(2, CountSelections(dump));

        // The target receives all values at the start and each change once, but no rejected value.
        Assert.Equal((1, 1, 1), (Count(dump, "/paintsound/control/hold i 0"), Count(dump, "/paintsound/control/hold i 1"), Count(dump, "/paintsound/control/dwell f 0.5")));
        Assert.Equal(1, Count(dump, "/paintsound/control/gate f "));
        await SendAsync("hold", "i", "0");
        await dump.WaitUntilAsync(() => CountSelections(dump) >= 4);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_stops_the_worker_with_status_0(string signal)
    {
        using var temp = new TemporaryFolder();
        using var dump = await StartDumpAsync();
        using var worker = StartWorker(temp, "simulated: 1");
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/heartbeat i ") > 1);

        await worker.SignalAsync(signal);
        await worker.WaitForExitAsync();
        Assert.True(worker.ExitCode == 0, $"{worker.ExitCode}: {string.Join('\n', worker.Lines)}");
    }

    /// <summary>Starts the worker. Resets the signal handlers, because a shell ignores signals for background processes.</summary>
    private ChildProcess StartWorker(TemporaryFolder temp, string brush, IReadOnlyDictionary<string, string?>? environment = null, double dwell = 1)
    {
        var show = temp.Write(
            "show.yaml",
            $"library: {samples.Library}\nbrush:\n  {brush}\ncanvas:\n  file: {samples.Canvas}\n" +
            $"osc:\n  to: [127.0.0.1:{_oscPort}, 127.0.0.1:{_pdPort}]\n  listen: 127.0.0.1:{_controlPort}\n  query: off\n" +
            $"choosing:\n  gate: 0.1\n  dwell: {dwell}\n  silence: any\n");
        return ChildProcess.Start(
            "coreutils", environment ?? new Dictionary<string, string?>(), "env", ["--default-signal=INT,HUP", .. WorkerProcess.Command, "run", show]);
    }

    private async Task<ChildProcess> StartDumpAsync()
    {
        var dump = ChildProcess.Start("liblo-tools", "oscdump", "-L", $"{_oscPort}");
        await dump.WaitUntilAsync(() => Ports.IsTaken(_oscPort));
        return dump;
    }

    private Task<string> SendAsync(string control, params string[] arguments) =>
        ChildProcess.RunAsync("liblo-tools", "oscsend", [$"osc.udp://127.0.0.1:{_controlPort}", $"/paintsound/control/{control}", .. arguments]);

    private void SendGarbage()
    {
        using var socket = new UdpClient();
        var random = new Random(1);
        for (var length = 0; length < 200; length++)
        {
            var datagram = new byte[length];
            random.NextBytes(datagram);
            socket.Send(datagram, length, new IPEndPoint(IPAddress.Loopback, _controlPort));
        }
    }

    private static async Task WaitForHeartbeatsAsync(ChildProcess dump, int beats)
    {
        var before = Count(dump, "/paintsound/heartbeat i ");
        await dump.WaitUntilAsync(() => Count(dump, "/paintsound/heartbeat i ") >= before + beats);
    }

    private static int CountSelections(ChildProcess dump) => Count(dump, "/paintsound/selection/music sssfff ");

    private static int Count(ChildProcess dump, string message) => dump.Lines.Count(l => l.Contains(message, StringComparison.Ordinal));

    [GeneratedRegex("sssfff \"(?<work>[^\"]*)\" \"[^\"]*\" \"(?<file>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SelectionPattern();
}

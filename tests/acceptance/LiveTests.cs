using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>paintsound run</c> on a stage: a microphone through JACK, a canvas from a video, and what listens to it and steers it.</summary>
public partial class LiveTests(Atelier atelier)
{
    private readonly int _ear = Ports.Free();
    private readonly int _pd = Ports.Free();
    private readonly int _controls = Ports.Free();

    [Fact]
    public async Task Taps_on_a_JACK_microphone_are_heard_by_oscdump_and_selections_by_Pure_Data_too()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess();
        using var dump = await DumpAsync();
        using var pd = Peer.Start(
            "puredata-core", "pd", "-nogui", "-noaudio", "-nomidi", "-stderr", "-noprefs", "-send", $"paintsound-listen {_pd}",
            Path.Combine(AppContext.BaseDirectory, "peers", "paintsound.pd"));
        await pd.UntilAsync(() => Ports.IsTaken(_pd));
        await jack.StartAsync();
        using var worker = Run(place, $"device: {JackServerProcess.Microphone}", jack.Environment);

        var chosen = await dump.LineAsync(l => l.Contains("/paintsound/selection/music sssfff", StringComparison.Ordinal));
        Assert.True(File.Exists(ChosenPattern().Match(chosen).Groups["file"].Value), chosen);
        Assert.StartsWith(
            $"SELECTION: music {ChosenPattern().Match(chosen).Groups["work"].Value} ", await pd.LineAsync(IsSelection), StringComparison.Ordinal);
        await dump.UntilAsync(() => Count(dump, "/paintsound/brush/onset f ") >= 8);
        var (onsets, seconds) = (Count(dump, "/paintsound/brush/onset f "), Count(dump, "/paintsound/heartbeat i "));

        // Upper limits only: on a busy machine JACK's cycles are late, and levels are a latest value that may be skipped.
        Assert.InRange(onsets, 8, 3 * (seconds + 1));
        Assert.InRange(Count(dump, "/paintsound/brush/level f "), onsets, 100 * (seconds + 2));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"brush\" \"running\"", StringComparison.Ordinal));
        Assert.Contains(dump.Lines, l => l.EndsWith("/paintsound/source/state ss \"canvas\" \"running\"", StringComparison.Ordinal));

        static bool IsSelection(string line) => line.StartsWith("SELECTION: music ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Selections_go_on_while_the_JACK_server_is_gone_and_the_brush_is_heard_again_when_it_is_back()
    {
        using var place = new Place();
        await using var jack = new JackServerProcess();
        using var dump = await DumpAsync();
        await jack.StartAsync();
        using var worker = Run(place, $"device: {JackServerProcess.Microphone}", jack.Environment);
        await dump.UntilAsync(() => Selections(dump) >= 1);

        jack.Kill();
        await dump.LineAsync(l => l.EndsWith("/paintsound/source/state ss \"brush\" \"lost\"", StringComparison.Ordinal));
        var before = Selections(dump);
        await dump.UntilAsync(() => Selections(dump) > before);
        await dump.LineAsync(l => l.EndsWith("/paintsound/source/state ss \"brush\" \"retrying\"", StringComparison.Ordinal));
        await jack.StartAsync();
        await dump.UntilAsync(() => Count(dump, "/paintsound/source/state ss \"brush\" \"running\"") == 2);
        var onsets = Count(dump, "/paintsound/brush/onset f ");
        await dump.UntilAsync(() => Count(dump, "/paintsound/brush/onset f ") >= onsets + 3);
    }

    [Fact]
    public async Task Oscsend_steers_and_what_is_wrong_or_garbage_changes_nothing()
    {
        using var place = new Place();
        using var dump = await DumpAsync();
        using var worker = Run(place, "simulated: 1", dwell: 30);
        await dump.UntilAsync(() => Selections(dump) == 1);

        // With half a minute of dwell, only "next" can bring another.
        await SendAsync("next");
        await dump.UntilAsync(() => Selections(dump) == 2);

        await SendAsync("gate", "f", "7");
        var refused = await worker.LineAsync(l => l.Contains("/paintsound/control/gate", StringComparison.Ordinal));
        Assert.EndsWith("gate must be between 0.0001 and 1 (got 7).", refused, StringComparison.Ordinal);
        SendGarbage();
        await SendAsync("hold", "i", "1");
        await SendAsync("dwell", "f", "0.5");
        await BeatsAsync(dump, 3);
        Assert.Equal(2, Selections(dump));

        // Every target follows: all values came at the start, each change once, what was refused never.
        Assert.Equal((1, 1, 1), (Count(dump, "/paintsound/control/hold i 0"), Count(dump, "/paintsound/control/hold i 1"), Count(dump, "/paintsound/control/dwell f 0.5")));
        Assert.Equal(1, Count(dump, "/paintsound/control/gate f "));
        await SendAsync("hold", "i", "0");
        await dump.UntilAsync(() => Selections(dump) >= 4);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_ends_it_in_good_order(string signal)
    {
        using var place = new Place();
        using var dump = await DumpAsync();
        using var worker = Run(place, "simulated: 1");
        await dump.UntilAsync(() => Count(dump, "/paintsound/heartbeat i ") > 1);

        await worker.SignalAsync(signal);
        await worker.EndAsync();
        Assert.Equal(0, worker.ExitCode);
    }

    /// <summary>Signals are let through again, in case whoever started the tests ignores them, as a shell does in the background.</summary>
    private Peer Run(Place place, string brush, IReadOnlyDictionary<string, string?>? environment = null, double dwell = 1)
    {
        var show = place.Write(
            "show.yaml",
            $"library: {atelier.Library}\nbrush:\n  {brush}\ncanvas:\n  file: {atelier.Canvas}\n" +
            $"osc:\n  to: [127.0.0.1:{_ear}, 127.0.0.1:{_pd}]\n  listen: 127.0.0.1:{_controls}\n" +
            $"choosing:\n  gate: 0.1\n  dwell: {dwell}\n  silence: any\n");
        return Peer.Start(
            "coreutils", environment ?? new Dictionary<string, string?>(), "env", ["--default-signal=INT,HUP", .. WorkerProcess.Command, "run", show]);
    }

    private async Task<Peer> DumpAsync()
    {
        var dump = Peer.Start("liblo-tools", "oscdump", "-L", $"{_ear}");
        await dump.UntilAsync(() => Ports.IsTaken(_ear));
        return dump;
    }

    private Task<string> SendAsync(string control, params string[] arguments) =>
        Peer.RunAsync("liblo-tools", "oscsend", [$"osc.udp://127.0.0.1:{_controls}", $"/paintsound/control/{control}", .. arguments]);

    private void SendGarbage()
    {
        using var socket = new UdpClient();
        var random = new Random(1);
        for (var length = 0; length < 200; length++)
        {
            var datagram = new byte[length];
            random.NextBytes(datagram);
            socket.Send(datagram, length, new IPEndPoint(IPAddress.Loopback, _controls));
        }
    }

    private static async Task BeatsAsync(Peer dump, int beats)
    {
        var before = Count(dump, "/paintsound/heartbeat i ");
        await dump.UntilAsync(() => Count(dump, "/paintsound/heartbeat i ") >= before + beats);
    }

    private static int Selections(Peer dump) => Count(dump, "/paintsound/selection/music sssfff ");

    private static int Count(Peer dump, string message) => dump.Lines.Count(l => l.Contains(message, StringComparison.Ordinal));

    [GeneratedRegex("sssfff \"(?<work>[^\"]*)\" \"[^\"]*\" \"(?<file>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ChosenPattern();
}

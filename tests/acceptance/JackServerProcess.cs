namespace PaintSound.Acceptance.Tests;

/// <summary>
/// A JACK server of our own that plays to nobody, with a client that taps twice a second, as a contact microphone would hear it, and one
/// that plays four notes a second.
/// </summary>
/// <param name="frames">Samples in a cycle: of shorter ones a busy machine misses some, and with them what they held.</param>
internal sealed class JackServerProcess(int frames = 2048) : IAsyncDisposable
{
    /// <summary>Cycles in which no MIDI is lost, as nothing that is played comes again; what is heard comes in larger pieces.</summary>
    public const int ForMidi = 4096;

    /// <summary>The microphone, as a show file names it.</summary>
    public const string Microphone = "jack:brush:120_bpm";

    /// <summary>The composer, as a show file names it.</summary>
    public const string Music = "jack:music:240_bpm";

    private const string Package = "jackd2";
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _name = $"paintsound-acceptance-{Guid.NewGuid():N}"[..32];
    private Peer? _server;
    private Peer? _taps;
    private Peer? _notes;

    /// <summary>The server's name.</summary>
    public string Name => _name;

    /// <summary>What tells a JACK client which server to visit.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["JACK_DEFAULT_SERVER"] = _name,
        ["JACK_NO_START_SERVER"] = "1",
    };

    /// <summary>Starts the server and the taps, and returns once the microphone is there.</summary>
    public async Task StartAsync()
    {
        _server = Peer.Start(Package, "jackd", "-r", "-n", _name, "-d", "dummy", "-r", "48000", "-p", $"{frames}", "-C", "2", "-P", "2");
        await ThereIsAsync("system:capture_1");
        _taps = Peer.Start(Package, Environment, "jack_metro", "-b", "120", "-n", "brush");
        await ThereIsAsync("brush:120_bpm");
        _notes = Peer.Start(Package, Environment, "jack_metro", "-b", "240", "-f", "440", "-D", "150", "-n", "music");
        await ThereIsAsync("music:240_bpm");
    }

    /// <summary>The server dies, and its clients with it.</summary>
    public void Kill()
    {
        _server?.Dispose();
        _taps?.Dispose();
        _notes?.Dispose();
        (_server, _taps, _notes) = (null, null, null);
    }

    /// <summary>
    /// JACK remembers eight servers on a machine and never forgets one that was killed, unless it is started again: so the last of
    /// this name has to end in good order, or nobody here could start JACK after eight tests.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _notes, _taps, _server }.OfType<Peer>())
        {
            await process.SignalAsync("TERM");
            await process.EndAsync();
            process.Dispose();
        }
    }

    /// <summary>Connects a port that sends to one that receives.</summary>
    public async Task ConnectAsync(string from, string to)
    {
        using var connect = Peer.Start(Package, Environment, "jack_connect", from, to);
        await connect.EndAsync();
        Assert.True(connect.ExitCode == 0, string.Join('\n', connect.Lines));
    }

    /// <summary>Waits until there is a port, for a minute at most. A server that just starts may never answer who asked too early.</summary>
    public async Task ThereIsAsync(string port)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Patience)
        {
            using var list = Peer.Start(Package, Environment, "jack_lsp");
            if (await list.EndsAsync(Answer) && list.Output.Contains(port))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"JACK has no port {port}: {string.Join('\n', _server?.Lines ?? [])}");
    }
}

namespace PaintSound.Acceptance.Tests;

/// <summary>
/// A private JACK server with the dummy driver. One client simulates a contact microphone with 2 taps per second; another simulates the
/// composer with 4 notes per second.
/// </summary>
/// <param name="frames">Samples per cycle. A busy machine misses shorter cycles and loses their contents.</param>
internal sealed class JackServerProcess(int frames = 2048) : IAsyncDisposable
{
    /// <summary>Samples per cycle for MIDI tests: long enough that no MIDI event is lost. Sound then arrives in larger blocks.</summary>
    public const int MidiFrames = 4096;

    /// <summary>The device name of the microphone.</summary>
    public const string Microphone = "jack:brush:120_bpm";

    /// <summary>The device name of the composer's music.</summary>
    public const string Music = "jack:music:240_bpm";

    private const string Package = "jackd2";
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(180);
    private readonly JackServerName _name = JackServerName.Claim();
    private ChildProcess? _server;
    private ChildProcess? _taps;
    private ChildProcess? _notes;

    /// <summary>The name of the server.</summary>
    public string Name => _name.Value;

    /// <summary>Environment variables that connect a JACK client to this server.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["JACK_DEFAULT_SERVER"] = Name,
        ["JACK_NO_START_SERVER"] = "1",
    };

    /// <summary>Starts the server and its clients. Returns after all ports exist.</summary>
    public async Task StartAsync()
    {
        _server = ChildProcess.Start(Package, "jackd", "-r", "-n", Name, "-d", "dummy", "-r", "48000", "-p", $"{frames}", "-C", "2", "-P", "2");
        await WaitForPortAsync("system:capture_1");
        _taps = ChildProcess.Start(Package, Environment, "jack_metro", "-b", "120", "-n", "brush");
        await WaitForPortAsync("brush:120_bpm");
        _notes = ChildProcess.Start(Package, Environment, "jack_metro", "-b", "240", "-f", "440", "-D", "150", "-n", "music");
        await WaitForPortAsync("music:240_bpm");
    }

    /// <summary>Kills the server and its clients.</summary>
    public void Kill()
    {
        _server?.Dispose();
        _taps?.Dispose();
        _notes?.Dispose();
        (_server, _taps, _notes) = (null, null, null);
    }

    /// <summary>Stops the clients and the server cleanly, those that still run.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in new[] { _notes, _taps, _server }.OfType<ChildProcess>())
        {
            if (!process.HasExited)
            {
                await process.SignalAsync("TERM");
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        _name.Dispose();
    }

    /// <summary>Connects an output port to an input port.</summary>
    public async Task ConnectAsync(string from, string to)
    {
        using var connect = ChildProcess.Start(Package, Environment, "jack_connect", from, to);
        await connect.WaitForExitAsync();
        Assert.True(connect.ExitCode == 0, string.Join('\n', connect.Lines));
    }

    /// <summary>Waits until a port exists, at most 180 s. A starting server may never respond to an early request, so each request has a timeout.</summary>
    public async Task WaitForPortAsync(string port)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (_server is not { HasExited: true } && TimeProvider.System.GetElapsedTime(start) < Timeout)
        {
            using var list = ChildProcess.Start(Package, Environment, "jack_lsp");
            if (await list.ExitsWithinAsync(RequestTimeout) && list.Output.Contains(port))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"JACK has no port {port}: {string.Join('\n', _server?.Lines ?? [])}");
    }
}

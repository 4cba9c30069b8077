namespace PaintSound.Acceptance.Tests;

/// <summary>A PulseAudio server of our own that plays to nobody: what is played on it, its monitor hears.</summary>
/// <param name="place">Where its socket is.</param>
internal sealed class Pulse(Place place) : IDisposable
{
    /// <summary>What this machine plays, as a show file names it.</summary>
    public const string Monitor = "pulse:speakers.monitor";

    private const string Package = "pulseaudio";
    private Peer? _server;
    private Peer? _player;

    /// <summary>What tells a client which server to visit.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["PULSE_SERVER"] = $"unix:{place["pulse"]}",
        ["PULSE_RUNTIME_PATH"] = place["pulse-runtime"],
    };

    /// <summary>Starts the server and plays a file on it, again and again.</summary>
    public async Task StartAsync(string file)
    {
        // A server that was killed leaves its socket behind.
        File.Delete(place["pulse"]);
        _server = Peer.Start(
            Package, Environment, "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
            "-L", "module-null-sink sink_name=speakers rate=48000", "-L", $"module-native-protocol-unix auth-anonymous=1 socket={place["pulse"]}");
        await _server.UntilAsync(() => File.Exists(place["pulse"]));
        _player = Peer.Start(
            "ffmpeg", Environment, "ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-stream_loop", "-1", "-i", file, "-f", "pulse", "-device", "speakers", "music");
    }

    /// <summary>The server dies, and what plays on it.</summary>
    public void Kill()
    {
        _server?.Dispose();
        _player?.Dispose();
        (_server, _player) = (null, null);
    }

    public void Dispose() => Kill();
}

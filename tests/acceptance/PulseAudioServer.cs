namespace PaintSound.Acceptance.Tests;

/// <summary>A private PulseAudio server with a null sink. Its monitor source carries the played sound.</summary>
/// <param name="temp">The folder of its socket.</param>
internal sealed class PulseAudioServer(TemporaryFolder temp) : IDisposable
{
    /// <summary>The device name of the monitor.</summary>
    public const string Monitor = "pulse:speakers.monitor";

    private const string Package = "pulseaudio";
    private ChildProcess? _server;
    private ChildProcess? _player;

    /// <summary>Environment variables that connect a client to this server.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["PULSE_SERVER"] = $"unix:{temp["pulse"]}",
        ["PULSE_RUNTIME_PATH"] = temp["pulse-runtime"],
    };

    /// <summary>Starts the server and plays a file in a loop.</summary>
    public async Task StartAsync(string file)
    {
        // A killed server leaves its socket behind.
        File.Delete(temp["pulse"]);
        _server = ChildProcess.Start(
            Package, Environment, "pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--disable-shm=yes",
            "-L", "module-null-sink sink_name=speakers rate=48000", "-L", $"module-native-protocol-unix auth-anonymous=1 socket={temp["pulse"]}");
        await _server.WaitUntilAsync(() => File.Exists(temp["pulse"]));
        _player = ChildProcess.Start(
            "ffmpeg", Environment, "ffmpeg", "-nostdin", "-loglevel", "error", "-re", "-stream_loop", "-1", "-i", file, "-f", "pulse", "-device", "speakers", "music");
    }

    /// <summary>Kills the server and the player.</summary>
    public void Kill()
    {
        _server?.Dispose();
        _player?.Dispose();
        (_server, _player) = (null, null);
    }

    public void Dispose() => Kill();
}

using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Jack;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// Taps that a client of JACK plays to PaintSound's own input, which no loudspeaker receives. The server is the one that runs; if none runs, one without a
/// sound card is started for the measurement.
/// </summary>
internal sealed class JackTaps : ITapDevice, ISoundSource
{
    private const string Client = "paintsound-bench";

    /// <summary>The source ends a little later than the taps, so that the last one passes it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(15);

    private readonly PrivateJackServer? _server;
    private readonly JackClient _player;
    private readonly ISoundSource _device;
    private readonly Taps _taps;
    private volatile bool _isPlaying;

    private JackTaps(JackClient player, PrivateJackServer? server, IThreadPriority priority, TimeProvider time)
    {
        (_player, _server, _taps) = (player, server, new Taps(player.SampleRate, time));
        Description = $"through JACK{(server is null ? "" : " without a sound card")}, blocks of {player.BlockSamples} samples at {player.SampleRate} Hz";
        var port = player.AddOutput("taps", (samples, _, _) => Fill(samples)) ?? throw new MediaException("JACK refused a port.");
        player.Activate();
        _device = CaptureDevices.CreateSoundSource(FfmpegTools.Find(), $"jack:{port}", SourceKind.Brush, time, priority: priority);
    }

    /// <inheritdoc/>
    public string Name => _device.Name;

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public ISoundSource Brush => this;

    /// <inheritdoc/>
    public IReadOnlyList<long> Times => _taps.Times;

    /// <summary>Opens the device.</summary>
    /// <param name="priority">Raises the thread that reads the brush, as in a show.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>Null if no JACK server runs, and none can be started.</returns>
    public static async Task<JackTaps?> OpenAsync(IThreadPriority priority, TimeProvider time, CancellationToken stop)
    {
        if (JackClient.Open(Client) is { } player)
        {
            return new JackTaps(player, null, priority, time);
        }

        if (!JackClient.IsInstalled || PrivateJackServer.Start() is not { } server)
        {
            return null;
        }

        if (await server.OpenClientAsync(Client, time, stop) is { } client)
        {
            return new JackTaps(client, server, priority, time);
        }

        server.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(StartLimit);
        await _device.RunAsync(
            (samples, timestamp) =>
            {
                // The taps begin when the device is open.
                if (!_isPlaying)
                {
                    _isPlaying = true;
                    end.CancelAfter(Taps.Duration + Rest);
                }

                onBlock(samples, timestamp);
            },
            report,
            end.Token);
        if (!_isPlaying && !stop.IsCancellationRequested)
        {
            throw new MediaException($"JACK delivered no sound within {StartLimit.TotalSeconds:0} s. Check that its server runs (jack_lsp), and try again.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _player.Dispose();
        _server?.Dispose();
    }

    private void Fill(Span<float> samples)
    {
        if (_isPlaying)
        {
            _taps.Write(samples);
        }
        else
        {
            samples.Clear();
        }
    }
}

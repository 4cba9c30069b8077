using System.Runtime.InteropServices;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Systems;

/// <summary>
/// Live sound from JACK ports. Channel 1 is the named port, channel 2 the next port of the same JACK client, and so on. Reopens them if the server or a port
/// is gone.
/// </summary>
internal sealed class JackSource : ISoundSource
{
    private const int MaxSamples = ISoundSource.SampleRate / 4;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(2);
    private readonly SupervisedDevice _device;
    private readonly Lock _lock = new();
    private JackStream? _stream;
    private long _dropouts;

    /// <summary>Creates the source without opening the ports.</summary>
    /// <param name="name">The name, with the scheme jack.</param>
    /// <param name="kind">The role of the source. The name in the patch bay is paintsound-brush or paintsound-music.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver, each as it is; null for the port alone.</param>
    /// <param name="priority">Raises the thread that reads the sound; null if it is not raised.</param>
    public JackSource(DeviceName name, SourceKind kind, TimeProvider time, ChannelSelection? channels, IThreadPriority? priority)
    {
        (Name, Channels) = (name.FullName, channels?.Count ?? 1);
        var client = "paintsound-" + kind.ToString().ToLowerInvariant();
        _device = new SupervisedDevice(kind, Name, () => Open(name.Id, client, channels), sizeof(float) * Channels, MaxSamples, Stall, time, priority);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Channels { get; }

    /// <inheritdoc/>
    public long Dropouts
    {
        get
        {
            lock (_lock)
            {
                return _dropouts + (_stream?.Dropouts ?? 0);
            }
        }
    }

    /// <inheritdoc/>
    public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) =>
        _device.RunAsync((samples, timestamp) => onBlock(MemoryMarshal.Cast<byte, float>(samples), timestamp), report, stop);

    private OpenedDevice Open(string port, string client, ChannelSelection? channels)
    {
        var jack = JackPorts.OpenClient(client);
        IDisposable opened = jack;
        try
        {
            var rate = ResamplingFilter.Supports(jack.SampleRate, ISoundSource.SampleRate)
                ? jack.SampleRate
                : throw new MediaException($"JACK runs at {jack.SampleRate} Hz; set it to 44100, 48000 or 96000 Hz");
            var stream = new JackStream(jack, JackPorts.Find(jack, port, channels));
            opened = stream;
            stream.Start();
            lock (_lock)
            {
                _dropouts += _stream?.Dropouts ?? 0;
                _stream = stream;
            }

            return new OpenedDevice(stream, $"JACK delivers blocks of {1000.0 * jack.BlockSamples / rate:0.#} ms, {jack.BlockSamples} samples at {rate} Hz");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}

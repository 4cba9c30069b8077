using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Jack;
using PaintSound.Media.Conversion;
using PaintSound.Media.Streams;

namespace PaintSound.Media.Systems;

/// <summary>
/// The sound of JACK ports as a stream of 16 kHz floats, one channel for each port. JACK's thread only copies each block into a queue without locks and wakes
/// the reader, which converts. Reading does not allocate after the first second. Ends when the server has ended or a port is gone.
/// </summary>
internal sealed class JackStream : ICapture
{
    private const int QueueSeconds = 2;

    // JACK tells that a port goes up to a few blocks before it is gone.
    private const int Checks = 50;

    // The largest block of a JACK server has 8192 samples; what is larger is passed on in parts.
    private const int MaxFrames = 8192;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly EventFd _arrived = new();
    private readonly JackClient _jack;
    private readonly IReadOnlyList<string> _ports;
    private readonly PacketQueue _queue;
    private readonly FilterRateConverter? _converter;
    private readonly float[] _block;
    private readonly List<float> _output = [];
    private int _outputRead;
    private long _dropped;
    private long _late;
    private string? _error;
    private bool _isDisposed;
    private volatile bool _hasBegun;
    private volatile int _checks;
    private volatile bool _isKilled;

    /// <summary>Creates a stream that delivers nothing yet. Takes ownership of the client.</summary>
    /// <param name="jack">A client without ports, not activated, of a server whose sample rate <see cref="ResamplingFilter"/> supports.</param>
    /// <param name="ports">The ports that deliver the sound.</param>
    public JackStream(JackClient jack, IReadOnlyList<string> ports)
    {
        (_jack, _ports) = (jack, ports);
        var rate = jack.SampleRate;
        _converter = rate == ISoundSource.SampleRate ? null : new FilterRateConverter(new ResamplingFilter(rate, ISoundSource.SampleRate), ports.Count) { IsLive = true };
        _queue = new PacketQueue(ports.Count * sizeof(float), rate * QueueSeconds);
        _block = new float[MaxFrames * ports.Count];
    }

    /// <summary>The number of times that sound was lost since the first block: JACK was late (xruns), or 2 s of sound were not read. Thread-safe.</summary>
    public long Dropouts => _hasBegun ? Interlocked.Read(ref _dropped) + _jack.LateBlocks - Interlocked.Read(ref _late) : 0;

    /// <summary>Connects the ports. Call once.</summary>
    /// <exception cref="MediaException">JACK refused.</exception>
    public void Start()
    {
        _jack.Changed += OnChanged;
        var inputs = _jack.AddInputs([.. Enumerable.Range(1, _ports.Count).Select(number => $"input_{number}")], OnBlock) ?? throw new MediaException("JACK refused a port");
        _jack.Activate();
        for (var i = 0; i < _ports.Count; i++)
        {
            if (!_jack.Connect(_ports[i], inputs[i]))
            {
                throw new MediaException($"JACK refused to connect {_ports[i]} to {inputs[i]}");
            }
        }
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        while (!_isKilled)
        {
            // What arrived before the end is delivered before the end.
            FindError();
            if (_outputRead == _output.Count && !Convert())
            {
                if (_error is not null)
                {
                    return 0;
                }

                _arrived.Wait(MaxWait);
                continue;
            }

            var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_output)[_outputRead..]);
            var count = Math.Min(bytes.Length, buffer.Length) / sizeof(float) * sizeof(float);
            bytes[..count].CopyTo(buffer);
            _outputRead += count / sizeof(float);
            return count;
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Kill()
    {
        _isKilled = true;
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _arrived.Set();
            }
        }
    }

    /// <inheritdoc/>
    public string? GetError() => _error;

    /// <inheritdoc/>
    public void Dispose()
    {
        // After this JACK calls nothing any more.
        _jack.Dispose();
        lock (_lock)
        {
            _isDisposed = true;
            _arrived.Dispose();
        }
    }

    // On JACK's real-time thread: copies, and neither waits nor allocates.
    private void OnBlock(JackInputs inputs)
    {
        if (!_hasBegun)
        {
            Interlocked.Exchange(ref _late, _jack.LateBlocks);
            _hasBegun = true;
        }

        for (var start = 0; start < inputs.Frames; start += MaxFrames)
        {
            var frames = Math.Min(MaxFrames, inputs.Frames - start);
            for (var port = 0; port < inputs.Count; port++)
            {
                var samples = inputs[port].Slice(start, frames);
                for (var i = 0; i < frames; i++)
                {
                    _block[(i * inputs.Count) + port] = samples[i];
                }
            }

            if (!_queue.TryWrite(MemoryMarshal.AsBytes(_block.AsSpan(0, frames * inputs.Count))))
            {
                Interlocked.Increment(ref _dropped);
            }
        }

        _arrived.Set();
    }

    // On a thread of JACK on which its functions must not be called: the reader asks what has changed.
    private void OnChanged()
    {
        _checks = Checks;
        _arrived.Set();
    }

    private void FindError()
    {
        if (_error is null && _checks > 0)
        {
            Interlocked.Decrement(ref _checks);
            _error = _jack.ServerEnded ? "the JACK server has ended" : _ports.FirstOrDefault(port => !_jack.HasPort(port)) is { } gone ? $"JACK has no port {gone} any more" : null;
        }
    }

    private bool Convert()
    {
        _output.Clear();
        _outputRead = 0;
        while (_queue.Peek(_block.Length * sizeof(float)) is { Length: > 0 } bytes)
        {
            var samples = MemoryMarshal.Cast<byte, float>(bytes);
            if (_converter is null)
            {
                _output.AddRange(samples);
            }
            else
            {
                _converter.Convert(samples, _output);
            }

            _queue.Advance(bytes.Length);
        }

        return _output.Count > 0;
    }
}

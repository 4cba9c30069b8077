using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Streams;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>
/// The sound of a WASAPI capture as a stream of 16 kHz floats, mixed to mono or with selected channels. The driver thread only copies; the reader converts. Reading does not
/// allocate. Windows delivers no packets while an output or a program plays nothing. The stream then delivers silence in real time.
/// </summary>
internal sealed class WasapiStream : ICapture
{
    /// <summary>Time without packets after which the stream delivers silence.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(0.1);

    /// <summary>Interval between checks that the captured program is still running.</summary>
    public static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);

    private const int QueueSeconds = 4;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private readonly object _lock = new();
    private readonly IWasapiCapture _capture;
    private readonly TimeProvider _time;
    private readonly Func<int, string> _explain;
    private readonly PacketQueue _queue;
    private readonly SoundConverter _converter;
    private readonly float[] _output;
    private readonly ITimer? _idleTimer;
    private readonly ITimer? _checkTimer;
    private readonly bool _fillsSilence;
    private readonly int _channels;
    private int _outputCount;
    private int _outputRead;
    private long _coveredUntil;
    private int _code;
    private volatile string? _error;
    private volatile bool _isEnded;
    private volatile bool _isKilled;

    /// <summary>Starts a capture and takes ownership of it.</summary>
    /// <param name="capture">The capture, not started yet.</param>
    /// <param name="fillsSilence">True for an output or a program.</param>
    /// <param name="explain">Explains an error code.</param>
    /// <param name="getEndReason">Returns the reason if the captured program is gone, or null while it is running. Null to check nothing.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="channels">The channels to deliver; null for a mono mix of all.</param>
    /// <exception cref="WasapiException">Windows refused.</exception>
    /// <exception cref="MediaException">The capture has too few channels.</exception>
    public WasapiStream(
        IWasapiCapture capture, bool fillsSilence, Func<int, string> explain, Func<string?>? getEndReason, TimeProvider time, ChannelSelection? channels = null)
    {
        if (channels?.Explain(capture.Format.Channels) is { } reason)
        {
            throw new MediaException(reason);
        }

        (_capture, _explain, _time, _fillsSilence, _channels) = (capture, explain, time, fillsSilence, channels?.Count ?? 1);
        var format = capture.Format;
        _queue = new PacketQueue(format.FrameBytes, format.Rate * QueueSeconds);
        _converter = new SoundConverter(format, channels);
        _output = new float[_converter.MaxOutput];
        _coveredUntil = time.GetTimestamp();
        Grant = capture.Start(OnPacket, End);
        _idleTimer = fillsSilence ? time.CreateTimer(_ => Wake(), null, IdleTimeout, IdleTimeout / 2) : null;
        _checkTimer = getEndReason is null ? null : time.CreateTimer(_ => End(getEndReason()), null, CheckInterval, CheckInterval);
    }

    /// <summary>The granted mode and latency.</summary>
    public WasapiGrant Grant { get; }

    /// <summary>Number of dropped packets. Packets are dropped if they are not read for 4 s.</summary>
    public long DroppedPackets { get; private set; }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        while (!_isKilled)
        {
            if (_outputRead == _outputCount)
            {
                // Read before converting, so that packets from before the end are delivered before the end.
                var isEnded = _isEnded;
                if (!Convert())
                {
                    if (isEnded || _error is not null)
                    {
                        return 0;
                    }

                    if (!FillSilence())
                    {
                        Wait();
                    }

                    continue;
                }
            }

            var bytes = MemoryMarshal.AsBytes(_output.AsSpan(_outputRead, _outputCount - _outputRead));
            var count = Math.Min(bytes.Length, buffer.Length) / sizeof(float) * sizeof(float);
            bytes[..count].CopyTo(buffer);
            _outputRead += count / sizeof(float);
            return count;
        }

        return 0;
    }

    /// <summary>Ends the stream with a reason.</summary>
    /// <param name="reason">Part of a sentence. Null does nothing.</param>
    public void End(string? reason)
    {
        if (reason is not null)
        {
            _error ??= reason;
            Wake();
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        _isKilled = true;
        Wake();
    }

    /// <inheritdoc/>
    public string? GetError() => _error ?? (_isEnded ? _explain(_code) : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _idleTimer?.Dispose();
        _checkTimer?.Dispose();
        _capture.Dispose();
    }

    private void OnPacket(ReadOnlySpan<byte> packet)
    {
        if (!_queue.TryWrite(packet))
        {
            DroppedPackets++;
        }

        Wake();
    }

    private void End(int code)
    {
        _code = code;
        _isEnded = true;
        Wake();
    }

    /// <summary>Converts packets until there is output.</summary>
    /// <returns>False if there are not enough packets.</returns>
    private bool Convert()
    {
        (_outputCount, _outputRead) = (0, 0);
        for (var bytes = _queue.Peek(_converter.InputBytes); bytes.Length > 0 && _outputCount == 0; bytes = _queue.Peek(_converter.InputBytes))
        {
            _outputCount = _converter.Convert(bytes, _output);
            _queue.Advance(bytes.Length);
            _coveredUntil = _time.GetTimestamp();
        }

        return _outputCount > 0;
    }

    /// <summary>Fills the output with silence while no packets arrive.</summary>
    /// <returns>False if silence is not due yet.</returns>
    private bool FillSilence()
    {
        var silent = _time.GetElapsedTime(_coveredUntil);
        if (!_fillsSilence || silent < IdleTimeout)
        {
            return false;
        }

        var frames = Math.Min((int)(silent.TotalSeconds * ISoundSource.SampleRate), _output.Length / _channels);
        _outputCount = frames * _channels;
        _output.AsSpan(0, _outputCount).Clear();
        _coveredUntil += (long)((double)frames / ISoundSource.SampleRate * _time.TimestampFrequency);
        return true;
    }

    private void Wait()
    {
        lock (_lock)
        {
            if (_queue.IsEmpty && !_isEnded && !_isKilled && _error is null)
            {
                Monitor.Wait(_lock, MaxWait);
            }
        }
    }

    private void Wake()
    {
        lock (_lock)
        {
            Monitor.PulseAll(_lock);
        }
    }
}

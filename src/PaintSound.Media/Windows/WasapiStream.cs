using System.Runtime.InteropServices;
using PaintSound.Core.Sources;
using PaintSound.Media.Conversion;
using PaintSound.Media.Streams;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>
/// The sound of a WASAPI capture as a stream of 16 kHz mono floats. The driver's thread only copies; the reader converts. Reading
/// allocates nothing. Windows gives no packets of an output or a program that plays nothing: then the stream gives silence, as long as
/// the time that passes.
/// </summary>
internal sealed class WasapiStream : ICapture
{
    /// <summary>How long no packet must come before silence is given.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(0.1);

    /// <summary>How often it is checked whether the captured program still runs.</summary>
    public static readonly TimeSpan Check = TimeSpan.FromSeconds(1);

    private const int QueueSeconds = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private readonly object _gate = new();
    private readonly IWasapiCapture _capture;
    private readonly TimeProvider _time;
    private readonly Func<int, string> _explain;
    private readonly PacketQueue _queue;
    private readonly SoundConverter _converter;
    private readonly float[] _output;
    private readonly ITimer? _idleTimer;
    private readonly ITimer? _checkTimer;
    private readonly bool _fillsSilence;
    private int _made;
    private int _given;
    private long _heardUntil;
    private int _code;
    private volatile string? _fault;
    private volatile bool _ended;
    private volatile bool _killed;

    /// <summary>Starts a capture and owns it from then on.</summary>
    /// <param name="capture">The capture, not started yet.</param>
    /// <param name="fillsSilence">True for an output or a program.</param>
    /// <param name="explain">Explains an error code.</param>
    /// <param name="whyGone">Says why what is captured is gone, or null while it is there; null if nothing is to be checked.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="WasapiException">Windows refuses.</exception>
    public WasapiStream(IWasapiCapture capture, bool fillsSilence, Func<int, string> explain, Func<string?>? whyGone, TimeProvider time)
    {
        (_capture, _explain, _time, _fillsSilence) = (capture, explain, time, fillsSilence);
        var format = capture.Format;
        _queue = new PacketQueue(format.FrameBytes, format.Rate * QueueSeconds);
        _converter = new SoundConverter(format);
        _output = new float[_converter.MostOutput];
        _heardUntil = time.GetTimestamp();
        Grant = capture.Start(Take, End);
        _idleTimer = fillsSilence ? time.CreateTimer(_ => Wake(), null, Idle, Idle / 2) : null;
        _checkTimer = whyGone is null ? null : time.CreateTimer(_ => End(whyGone()), null, Check, Check);
    }

    /// <summary>What Windows granted.</summary>
    public WasapiGrant Grant { get; }

    /// <summary>Packets that were dropped because nobody read them for four seconds.</summary>
    public long Dropped { get; private set; }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        while (!_killed)
        {
            if (_given == _made)
            {
                // Asked first: what came before the end is read before the end is told.
                var ended = _ended;
                if (!Convert())
                {
                    if (ended || _fault is not null)
                    {
                        return 0;
                    }

                    if (!Fill())
                    {
                        Wait();
                    }

                    continue;
                }
            }

            var bytes = MemoryMarshal.AsBytes(_output.AsSpan(_given, _made - _given));
            var count = Math.Min(bytes.Length, buffer.Length) / sizeof(float) * sizeof(float);
            bytes[..count].CopyTo(buffer);
            _given += count / sizeof(float);
            return count;
        }

        return 0;
    }

    /// <summary>Ends it with a reason.</summary>
    /// <param name="reason">Part of a sentence; null does nothing.</param>
    public void End(string? reason)
    {
        if (reason is not null)
        {
            _fault ??= reason;
            Wake();
        }
    }

    /// <inheritdoc/>
    public void Kill()
    {
        _killed = true;
        Wake();
    }

    /// <inheritdoc/>
    public string? Fail() => _fault ?? (_ended ? _explain(_code) : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _idleTimer?.Dispose();
        _checkTimer?.Dispose();
        _capture.Dispose();
    }

    private void Take(ReadOnlySpan<byte> packet)
    {
        if (!_queue.TryWrite(packet))
        {
            Dropped++;
        }

        Wake();
    }

    private void End(int code)
    {
        _code = code;
        _ended = true;
        Wake();
    }

    /// <summary>Converts packets until some samples come out.</summary>
    /// <returns>False if there are too few packets.</returns>
    private bool Convert()
    {
        (_made, _given) = (0, 0);
        for (var bytes = _queue.Peek(_converter.InputBytes); bytes.Length > 0 && _made == 0; bytes = _queue.Peek(_converter.InputBytes))
        {
            _made = _converter.Convert(bytes, _output);
            _queue.Advance(bytes.Length);
            _heardUntil = _time.GetTimestamp();
        }

        return _made > 0;
    }

    /// <summary>Puts silence where no packets come.</summary>
    /// <returns>False if it is not time for that.</returns>
    private bool Fill()
    {
        var silent = _time.GetElapsedTime(_heardUntil);
        if (!_fillsSilence || silent < Idle)
        {
            return false;
        }

        _made = Math.Min((int)(silent.TotalSeconds * ISoundSource.SampleRate), _output.Length);
        _output.AsSpan(0, _made).Clear();
        _heardUntil += (long)((double)_made / ISoundSource.SampleRate * _time.TimestampFrequency);
        return true;
    }

    private void Wait()
    {
        lock (_gate)
        {
            if (_queue.IsEmpty && !_ended && !_killed && _fault is null)
            {
                Monitor.Wait(_gate, LongestWait);
            }
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}

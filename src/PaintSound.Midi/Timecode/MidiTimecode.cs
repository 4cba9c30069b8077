using PaintSound.Core.Timecode;

namespace PaintSound.Midi.Timecode;

/// <summary>
/// MIDI timecode from the clock of the show (MIDI 1.0 detailed specification, MTC): four quarter-frame messages per frame, eight of which
/// contain one time. A full-frame message comes first, and again whenever messages were missed: receivers locate to it. Thread-safe.
/// </summary>
/// <param name="settings">Frame rate and start.</param>
/// <param name="time">The session clock.</param>
public sealed class MidiTimecode(TimecodeSettings settings, TimeProvider time)
{
    /// <summary>The length of the longest message.</summary>
    internal const int MaxBytes = 10;

    private const int QuartersPerFrame = 4;
    private const int Pieces = 8;
    private const int FramesPerTime = Pieces / QuartersPerFrame;

    /// <summary>After a longer pause, the missed messages are left out: receivers would run through them in a burst.</summary>
    private static readonly TimeSpan MaxLateness = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly long _startFrame = settings.Start.ToFrame(settings.Rate);
    private readonly double _ticksPerQuarter = time.TimestampFrequency / (settings.Rate.FramesPerSecond() * QuartersPerFrame);
    private long? _zero;
    private long _next;
    private bool _isLocated;

    /// <summary>Sets the zero of the show. Before, nothing is sent.</summary>
    /// <param name="zero">In ticks of the clock; can be in the past.</param>
    public void Start(long zero)
    {
        lock (_lock)
        {
            _zero = zero;
            _isLocated = false;
        }
    }

    /// <summary>When the next message is due, in ticks of the clock; null before <see cref="Start"/>.</summary>
    internal long? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _zero is { } zero ? DueOf(zero, _next) : null;
            }
        }
    }

    /// <summary>Begins with a full-frame message again, because a receiver may have missed messages.</summary>
    internal void Relocate()
    {
        lock (_lock)
        {
            _isLocated = false;
            SkipTo(time.GetTimestamp());
        }
    }

    /// <summary>Writes the next message that is due.</summary>
    /// <param name="now">The present time, in ticks of the clock.</param>
    /// <param name="message">Receives the bytes; at least <see cref="MaxBytes"/>.</param>
    /// <returns>The number of bytes; 0 if none is due.</returns>
    internal int TakeDue(long now, Span<byte> message)
    {
        lock (_lock)
        {
            if (_zero is not { } zero || DueOf(zero, _next) > now)
            {
                return 0;
            }

            if (time.GetElapsedTime(DueOf(zero, _next), now) > MaxLateness)
            {
                _isLocated = false;
                SkipTo(now);
                return 0;
            }

            var current = SmpteTime.FromFrame(_startFrame + (_next / Pieces * FramesPerTime), settings.Rate);
            if (!_isLocated)
            {
                _isLocated = true;
                return WriteFull(current, message);
            }

            (message[0], message[1]) = (0xF1, PieceOf(current, (int)(_next++ % Pieces)));
            return 2;
        }
    }

    private long DueOf(long zero, long quarter) => zero + (long)Math.Round(quarter * _ticksPerQuarter);

    // To the next message that begins a time.
    private void SkipTo(long now)
    {
        if (_zero is { } zero)
        {
            _next = Math.Max(0, (long)Math.Ceiling((now - zero) / (_ticksPerQuarter * Pieces))) * Pieces;
        }
    }

    private byte PieceOf(SmpteTime at, int piece)
    {
        var value = (piece / 2) switch
        {
            0 => at.Frames,
            1 => at.Seconds,
            2 => at.Minutes,
            _ => HoursWithRate(at),
        };
        return (byte)((piece << 4) | (piece % 2 == 0 ? value & 0xF : value >> 4));
    }

    private int WriteFull(SmpteTime at, Span<byte> message)
    {
        ReadOnlySpan<byte> full = [0xF0, 0x7F, 0x7F, 0x01, 0x01, (byte)HoursWithRate(at), (byte)at.Minutes, (byte)at.Seconds, (byte)at.Frames, 0xF7];
        full.CopyTo(message);
        return full.Length;
    }

    private int HoursWithRate(SmpteTime at) => ((int)settings.Rate << 5) | at.Hours;
}

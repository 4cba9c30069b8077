using PaintSound.Core.Beat;

namespace PaintSound.Midi.Clock;

/// <summary>
/// The beat of a MIDI clock (MIDI 1.0: 24 ticks per quarter note, start, continue, stop, song position pointer). MIDI has no time signature, so it is
/// given. Messages are handled on one thread; <see cref="Timeline"/> is thread-safe.
/// </summary>
/// <param name="signature">The time signature.</param>
/// <param name="time">The session clock.</param>
public sealed class MidiClock(TimeSignature signature, TimeProvider time) : IBeatSource
{
    private const int TicksPerQuarter = 24;

    // The song position pointer counts sixteenths.
    private const double PointerUnit = 0.25;
    private const byte SongPosition = 0xF2;
    private const byte Tick = 0xF8;
    private const byte Start = 0xFA;
    private const byte Continue = 0xFB;
    private const byte Stop = 0xFC;

    // A clock of 20 bpm has a tick every 125 ms.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(1);

    private readonly BeatClock _clock = new("MIDI clock", time, window: TimeSpan.Zero, MaxSilence);
    private readonly ClockTicks _ticks = new(time.TimestampFrequency);
    private bool _isPlaying;
    private double _stoppedAt;
    private long? _startTick;
    private long _tickedAt;

    /// <inheritdoc/>
    public string Name => _clock.Name;

    /// <inheritdoc/>
    public BeatTimeline? Timeline => _clock.Timeline;

    /// <summary>Handles a message that has just arrived; ignores all but those of the clock.</summary>
    /// <param name="message">One complete message.</param>
    public void Handle(ReadOnlySpan<byte> message)
    {
        var now = time.GetTimestamp();
        switch (message)
        {
            case [Tick]:
                HandleTick(now);
                break;
            case [Start]:
                (_isPlaying, _stoppedAt, _startTick) = (true, 0, null);
                break;
            case [Continue]:
                (_isPlaying, _startTick) = (true, null);
                break;
            case [Stop] when _isPlaying:
                (_stoppedAt, _isPlaying) = (GetPosition(now), false);
                Report(now);
                break;
            case [SongPosition, var low, var high] when !_isPlaying || _startTick is null:
                _stoppedAt = (low | (high << 7)) * PointerUnit;
                Report(now);
                break;
            case [SongPosition, var low, var high]:
                (_stoppedAt, _startTick) = ((low | (high << 7)) * PointerUnit, null);
                break;
            default:
                break;
        }
    }

    private void HandleTick(long now)
    {
        if (time.GetElapsedTime(_tickedAt, now) > MaxSilence)
        {
            _ticks.Restart();
        }

        _tickedAt = now;
        _ticks.Add(now);

        // The first tick after the start is its position.
        _startTick ??= _isPlaying ? _ticks.Last : null;
        Report(now);
    }

    // Before the first tick after a start, the music does not advance.
    private double GetPosition(long now) =>
        _startTick is { } start && _ticks.IsKnown ? _stoppedAt + ((_ticks.GetNumber(now) - start) / TicksPerQuarter) : _stoppedAt;

    private void Report(long now)
    {
        if (_ticks.IsKnown)
        {
            var isPlaying = _isPlaying && _startTick is not null;
            _clock.Update(new BeatReport(60 / (_ticks.Period * TicksPerQuarter), signature, isPlaying ? GetPosition(now) : _stoppedAt, isPlaying), now);
        }
    }
}

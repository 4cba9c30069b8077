namespace PaintSound.Core.Beat;

/// <summary>Decides when the outputs hear of the beat: at every beat, at a modest rate in between, and when the music starts, stops or is lost. Not thread-safe.</summary>
/// <param name="source">The source of the beat.</param>
/// <param name="time">The session clock.</param>
public sealed class BeatTicker(IBeatSource source, TimeProvider time)
{
    /// <summary>The time between two events within a beat, 25 per second: smooth to the eye, and little load for a lighting desk.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    // Just before a beat nobody needs to hear of the old one.
    private static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(10);

    private BeatReading? _told;
    private long _toldAt;

    /// <summary>Returns what is due now, or null.</summary>
    public BeatEvent? Poll()
    {
        var now = time.GetTimestamp();
        var present = source.Timeline?.Read(now) ?? (_told is { } last ? last with { IsPlaying = false } : null);
        if (present is not { } reading)
        {
            return null;
        }

        var isOnBeat = reading.IsPlaying && (_told is not { IsPlaying: true } || (reading.Bar, reading.Beat) != (_told.Value.Bar, _told.Value.Beat));
        var isDue = reading.IsPlaying ? isOnBeat || IsBetweenDue(now) : _told != reading;
        if (!isDue)
        {
            return null;
        }

        (_told, _toldAt) = (reading, now);
        return new BeatEvent(source.Name, reading, isOnBeat);
    }

    /// <summary>Returns how long to wait for the next <see cref="Poll"/>: until the next beat, at most <see cref="Interval"/>, so that a change is seen.</summary>
    public TimeSpan GetWait()
    {
        var now = time.GetTimestamp();
        var wait = source.Timeline is { IsPlaying: true } timeline ? time.GetElapsedTime(now, timeline.GetNextBeat(now)) : Interval;
        return wait < Interval ? wait : Interval;
    }

    private bool IsBetweenDue(long now) => time.GetElapsedTime(_toldAt, now) >= Interval && source.Timeline is { } timeline
        && time.GetElapsedTime(now, timeline.GetNextBeat(now)) >= Guard;
}

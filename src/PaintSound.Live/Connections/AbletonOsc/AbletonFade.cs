namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// A fade of a track in steps, because AbletonOSC can only set a volume. It starts when the track's original volume is known. Not
/// thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
internal sealed class AbletonFade(TimeProvider time)
{
    private static readonly TimeSpan RestoreDelay = TimeSpan.FromSeconds(0.5);
    private double _level = 1;
    private double _from;
    private double _to;
    private TimeSpan _length;
    private long? _startedAt;
    private long? _silentAt;
    private bool _isStopTaken;

    /// <summary>The volume that the composer set, or null before AbletonOSC has reported it.</summary>
    public double? OriginalVolume { get; set; }

    /// <summary>True if the fade is complete and its volume can be restored: the track had time to stop, or is at its original volume.</summary>
    public bool IsComplete => _silentAt is { } at
        ? time.GetElapsedTime(at) > RestoreDelay
        : _startedAt is null && _level == 1 && _to == 1 && _length > TimeSpan.Zero;

    /// <summary>Starts a fade from the present level.</summary>
    /// <param name="level">The target, as a fraction 0..1 of the original volume.</param>
    /// <param name="length">The duration.</param>
    public void Start(double level, TimeSpan length)
    {
        (_from, _to) = (_level, Math.Clamp(level, 0, 1));
        _length = length > TimeSpan.Zero ? length : TimeSpan.FromMilliseconds(1);
        (_startedAt, _silentAt, _isStopTaken) = (time.GetTimestamp(), null, false);
    }

    /// <summary>Returns the volume to set now, or null if it does not change.</summary>
    public double? Step()
    {
        if (OriginalVolume is not { } volume || _startedAt is not { } start)
        {
            return null;
        }

        var progress = Math.Min(1, time.GetElapsedTime(start) / _length);
        _level = _from + ((_to - _from) * progress);
        if (progress >= 1)
        {
            _startedAt = null;
            _silentAt = _to == 0 ? time.GetTimestamp() : null;
        }

        return volume * _level;
    }

    /// <summary>Returns true once, when the track is silent and must be stopped.</summary>
    public bool TryTakeStop()
    {
        if (_silentAt is null || _isStopTaken)
        {
            return false;
        }

        _isStopTaken = true;
        return true;
    }
}

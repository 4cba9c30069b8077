namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A fade in steps, since AbletonOSC can only set a volume. It begins when the track's own volume is known.</summary>
/// <param name="time">The session's clock.</param>
internal sealed class AbletonFade(TimeProvider time)
{
    private static readonly TimeSpan AfterStop = TimeSpan.FromSeconds(0.5);
    private double _put = 1;
    private double _from;
    private double _to;
    private TimeSpan _length;
    private long? _begun;
    private long? _silent;
    private bool _toldSilent;

    /// <summary>The volume that the composer set, once AbletonOSC has told it.</summary>
    public double? Own { get; set; }

    /// <summary>True once: the track is silent and can be stopped.</summary>
    public bool IsSilent => _silent is not null && !_toldSilent && (_toldSilent = true);

    /// <summary>True when the volume can be what it was: the track has had time to stop, or is back where it was.</summary>
    public bool IsOver => _silent is { } at ? time.GetElapsedTime(at) > AfterStop : _begun is null && _put == 1 && _to == 1 && _length > TimeSpan.Zero;

    /// <summary>Begins to move.</summary>
    /// <param name="level">0..1 of the own volume.</param>
    /// <param name="length">How long it takes.</param>
    public void Begin(double level, TimeSpan length)
    {
        (_from, _to, _length, _begun, _silent, _toldSilent) =
            (_put, Math.Clamp(level, 0, 1), length > TimeSpan.Zero ? length : TimeSpan.FromMilliseconds(1), time.GetTimestamp(), null, false);
    }

    /// <summary>The volume to set now, or null for none.</summary>
    public double? Step()
    {
        if (Own is not { } own || _begun is not { } begun)
        {
            return null;
        }

        var share = Math.Min(1, time.GetElapsedTime(begun) / _length);
        _put = _from + ((_to - _from) * share);
        if (share >= 1)
        {
            _begun = null;
            _silent = _to == 0 ? time.GetTimestamp() : null;
        }

        return own * _put;
    }
}

namespace PaintSound.Link.Protocol;

/// <summary>
/// Measures the clock of a session by pings to one of its peers: the time of the session is the time of this computer plus an offset. The offset is the median of
/// many, so a datagram that waits somewhere has no influence. Not thread-safe.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class Measurement(long session)
{
    private const int WantedOffsets = 100;

    // Pings that got no pong in a row.
    private const int MaxSilent = 20;

    private readonly List<double> _offsets = [];
    private int _silent;

    /// <summary>The session.</summary>
    public long Session => session;

    /// <summary>The time of the session minus that of this computer, in microseconds; null before the measurement has ended.</summary>
    public double? Offset { get; private set; }

    /// <summary>Whether the peer does not answer.</summary>
    public bool HasFailed => _silent > MaxSilent;

    /// <summary>Returns a ping, because none is answered now.</summary>
    /// <param name="now">The time of this computer in microseconds.</param>
    public MeasurementMessage Ping(long now)
    {
        _silent++;
        return new MeasurementMessage(IsPong: false) { HostTime = now };
    }

    /// <summary>Handles a pong, and returns the next ping; null if the measurement has ended or the pong is of another session.</summary>
    /// <param name="pong">The pong.</param>
    /// <param name="now">When it arrived, in microseconds of this computer.</param>
    public MeasurementMessage? Handle(MeasurementMessage pong, long now)
    {
        if (pong is not { HostTime: { } sent, GhostTime: { } ghost } || pong.Session != session || Offset is not null)
        {
            return null;
        }

        _silent = 0;

        // Half-way between sending and arriving it was the time of the pong; half-way between two pongs, that of the ping between them.
        _offsets.Add(ghost - ((now + sent) / 2.0));
        if (pong.PreviousGhostTime is { } previous)
        {
            _offsets.Add(((ghost + previous) / 2.0) - sent);
        }

        if (_offsets.Count < WantedOffsets)
        {
            return new MeasurementMessage(IsPong: false) { HostTime = now, PreviousGhostTime = ghost };
        }

        _offsets.Sort();
        Offset = _offsets[_offsets.Count / 2];
        return null;
    }
}

namespace PaintSound.Lights.Output;

/// <summary>
/// Decides when a universe is sent: after a change, three times more, and then as a sign of life (ANSI E1.31-2018, 6.6.2: every 800 to
/// 1000 ms; Art-Net 4 recommends the same). Not thread-safe.
/// </summary>
internal sealed class TransmissionSchedule
{
    /// <summary>The packets that follow a change without a change of their own.</summary>
    public const int Repeats = 3;

    /// <summary>The time between two packets without a change. The next packet can come one period later, which is still within 1000 ms.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromMilliseconds(900);

    private int _repeats;
    private TimeSpan _last;

    /// <summary>Decides whether to send now. Called once per period of at least 1/44 s.</summary>
    /// <param name="now">The present time; never decreases.</param>
    /// <param name="hasChanged">True if a level has changed since the last call.</param>
    public bool IsDue(TimeSpan now, bool hasChanged)
    {
        if (!hasChanged && _repeats == 0 && now - _last < KeepAlive)
        {
            return false;
        }

        _repeats = hasChanged ? Repeats : Math.Max(0, _repeats - 1);
        _last = now;
        return true;
    }
}

namespace PaintSound.Session.Limits;

/// <summary>A token bucket. Not thread-safe.</summary>
/// <param name="perSecond">How many tokens it gains in a second.</param>
/// <param name="burst">How many it holds.</param>
/// <param name="time">The clock.</param>
public sealed class RateLimit(double perSecond, double burst, TimeProvider time)
{
    private readonly double _burst = burst;
    private double _tokens = burst;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes a token.</summary>
    /// <returns>False if there is none.</returns>
    public bool TryTake()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(_burst, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
        if (_tokens < 1)
        {
            return false;
        }

        _tokens--;
        return true;
    }
}

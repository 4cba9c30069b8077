namespace PaintSound.Session.Lines;

/// <summary>Computes how long after a decision all sites act, so that the slowest of them has it in time.</summary>
public static class EqualDelay
{
    /// <summary>The longest delay. A site whose line is longer acts late.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    // What both workers need, beside the line.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns the delay.</summary>
    /// <param name="host">The line from the host to the hub.</param>
    /// <param name="sites">The lines of the other sites; those that have measured nothing yet are left out.</param>
    public static TimeSpan Of(SiteLine host, IEnumerable<SiteLine> sites)
    {
        var slowest = sites.Select(GetSlow).DefaultIfEmpty(TimeSpan.Zero).Max();
        return slowest == TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(Most.Ticks, (GetSlow(host) + slowest + Margin).Ticks));
    }

    private static TimeSpan GetSlow(SiteLine line) => line.Delay + line.Jitter + line.ClockBound;
}

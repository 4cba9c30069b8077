namespace PaintSound.Session.Clock;

/// <summary>The four times of a question for the time and its answer, as in NTP (RFC 5905, section 8).</summary>
/// <param name="Asked">When the site sent the question, on the site's clock.</param>
/// <param name="Received">When the hub received it, on the hub's clock.</param>
/// <param name="Answered">When the hub sent the answer, on the hub's clock.</param>
/// <param name="Returned">When the site received the answer, on the site's clock.</param>
public readonly record struct ClockSample(TimeSpan Asked, TimeSpan Received, TimeSpan Answered, TimeSpan Returned)
{
    /// <summary>The time on the line, there and back.</summary>
    public TimeSpan RoundTrip => Returned - Asked - (Answered - Received);

    /// <summary>The delay to the hub plus the offset of its clock.</summary>
    internal double Forward => (Received - Asked).TotalSeconds;

    /// <summary>The delay from the hub minus the offset of its clock.</summary>
    internal double Backward => (Returned - Answered).TotalSeconds;
}

namespace PaintSound.Understudy.Failover;

/// <summary>The times of a failover.</summary>
public sealed record FailoverOptions
{
    /// <summary>How long nothing is heard from the worker that sends before the understudy takes over.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The pause of this process from which it asks, before it sends again, whether it was replaced. Shorter than <see cref="Timeout"/>: nobody can have
    /// replaced it in a shorter pause.
    /// </summary>
    public TimeSpan MaxPause { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>How long an understudy that did not run itself reads what came meanwhile, before it takes over.</summary>
    public TimeSpan ReadTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long the worker waits for an answer after such a pause. Then it sends again: an understudy that is silent must not silence a show.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after the last beat of the other worker it may have replaced this one.</summary>
    public TimeSpan ContactMemory { get; init; } = TimeSpan.FromSeconds(30);
}

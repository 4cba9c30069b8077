namespace PaintSound.Takes.Replay;

/// <summary>The clock of a replay: its timestamps are those of the take.</summary>
public abstract class TakeTimeProvider : TimeProvider
{
    /// <summary>Moves to the time of the next record. A replay in real time waits for it.</summary>
    /// <param name="timestamp">The time in ticks of the take's clock.</param>
    /// <exception cref="OperationCanceledException">The replay was stopped while it waited.</exception>
    public abstract void MoveTo(long timestamp);
}

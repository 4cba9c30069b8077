using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>The clock of a replay that runs as fast as it can. For one thread.</summary>
/// <param name="head">The head of the take.</param>
public sealed class TakeClock(TakeHead head) : TakeTimeProvider
{
    private long _timestamp = head.StartTimestamp;

    /// <inheritdoc/>
    public override long TimestampFrequency => head.Frequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => _timestamp;

    /// <inheritdoc/>
    public override void MoveTo(long timestamp) => _timestamp = timestamp;
}

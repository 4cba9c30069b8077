using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>The clock of a replay: its timestamp is that of the take.</summary>
/// <param name="head">The head of the take.</param>
public sealed class TakeClock(TakeHead head) : TimeProvider
{
    private long _timestamp = head.StartTimestamp;

    /// <inheritdoc/>
    public override long TimestampFrequency => head.Frequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => _timestamp;

    /// <summary>Sets the time.</summary>
    public void MoveTo(long timestamp) => _timestamp = timestamp;
}

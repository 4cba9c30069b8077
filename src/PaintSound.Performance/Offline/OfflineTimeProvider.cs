namespace PaintSound.Performance.Offline;

/// <summary>The time of a recording: it stands where the recording stands, however fast that is played.</summary>
public sealed class OfflineTimeProvider : TimeProvider
{
    private TimeSpan _position;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _position.Ticks;

    /// <summary>Moves on.</summary>
    public void MoveTo(TimeSpan position) => _position = position;
}

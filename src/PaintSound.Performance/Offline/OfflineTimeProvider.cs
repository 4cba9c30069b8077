namespace PaintSound.Performance.Offline;

/// <summary>The clock of a recording that is processed offline: its timestamp is the position in the recording.</summary>
public sealed class OfflineTimeProvider : TimeProvider
{
    private TimeSpan _position;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _position.Ticks;

    /// <summary>Sets the position in the recording.</summary>
    public void MoveTo(TimeSpan position) => _position = position;
}

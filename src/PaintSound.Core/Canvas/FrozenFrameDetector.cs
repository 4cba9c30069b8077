using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Detects a live camera that froze. Sensor noise makes every live frame differ, so identical frames in a row mean that the camera is frozen.
/// Use it only for sources that are <see cref="IFrameSource.IsLive"/>. Holds the state of one camera. Uses only frames and timestamps. Does not
/// allocate.
/// </summary>
public sealed class FrozenFrameDetector
{
    private readonly byte[] _last = new byte[IFrameSource.FrameBytes];
    private readonly double _ticksUntilFrozen;
    private bool _hasFrame;
    private long _since;

    /// <summary>Creates a detector without frames.</summary>
    /// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
    /// <param name="timeout">How long the frame must stay the same; null for 2 s.</param>
    public FrozenFrameDetector(TimeProvider time, TimeSpan? timeout = null) =>
        _ticksUntilFrozen = (timeout ?? TimeSpan.FromSeconds(2)).TotalSeconds * time.TimestampFrequency;

    /// <summary>True if the frame has not changed for the timeout. The source is then <see cref="SourceState.Stale"/>.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Adds a frame. Has the signature of <see cref="FrameHandler"/>.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="timestamp">The arrival time in ticks.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        if (_hasFrame && rgb.SequenceEqual(_last))
        {
            IsFrozen = timestamp - _since >= _ticksUntilFrozen;
            return;
        }

        rgb.CopyTo(_last);
        (_hasFrame, _since, IsFrozen) = (true, timestamp, false);
    }
}

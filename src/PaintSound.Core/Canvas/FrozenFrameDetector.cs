using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Notices a live camera that froze: a sensor's noise makes every frame differ, so the same bytes again and again are no picture of anything.
/// Only for sources that are <see cref="IFrameSource.IsLive"/>. State of one camera; depends on nothing but frames and
/// timestamps; nothing allocates.
/// </summary>
public sealed class FrozenFrameDetector
{
    private readonly byte[] _last = new byte[IFrameSource.FrameBytes];
    private readonly double _ticksUntilFrozen;
    private bool _begun;
    private long _since;

    /// <summary>Begins to watch.</summary>
    /// <param name="time">The session's clock, whose ticks the timestamps are.</param>
    /// <param name="until">For how long the frame must stay the same; null for two seconds.</param>
    public FrozenFrameDetector(TimeProvider time, TimeSpan? until = null) =>
        _ticksUntilFrozen = (until ?? TimeSpan.FromSeconds(2)).TotalSeconds * time.TimestampFrequency;

    /// <summary>True when the last frames were the same for too long; the source is then <see cref="SourceState.Stale"/>.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Takes a frame; a <see cref="FrameHandler"/>.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <param name="timestamp">When it arrived, in ticks.</param>
    public void AddFrame(ReadOnlySpan<byte> rgb, long timestamp)
    {
        if (_begun && rgb.SequenceEqual(_last))
        {
            IsFrozen = timestamp - _since >= _ticksUntilFrozen;
            return;
        }

        rgb.CopyTo(_last);
        (_begun, _since, IsFrozen) = (true, timestamp, false);
    }
}

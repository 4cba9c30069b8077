namespace PaintSound.Core.Brush;

/// <summary>Told about the brush as it sounds, on the thread that delivers the sound: answer at once, never wait.</summary>
public interface IBrushListener
{
    /// <summary>Every mel column (12.5 ms).</summary>
    /// <param name="gesture">How the brush sounds now.</param>
    void Features(in BrushFeatures gesture);

    /// <summary>A touch, or an accent within a stroke; at most one every 60 ms.</summary>
    /// <param name="strength">0..1, linear in the dB by which the level jumped.</param>
    /// <param name="timestamp">When the frame of 2.5 ms began in which it was found, in ticks of the session's <see cref="TimeProvider"/>.</param>
    void Onset(float strength, long timestamp);

    /// <summary>The start or the end of a stroke.</summary>
    /// <param name="started">True at its start, false at its end.</param>
    /// <param name="timestamp">When it started or fell silent, in ticks. An end is only certain, and told, 80 ms later.</param>
    void Stroke(bool started, long timestamp);
}

namespace PaintSound.Core.Brush;

/// <summary>Receives the events of a <see cref="BrushAnalyser"/>, on the thread that delivers the sound. Implementations must not block. Methods that are not implemented ignore their event.</summary>
public interface IBrushListener
{
    /// <summary>Called for every mel column (12.5 ms).</summary>
    /// <param name="features">The features of the column.</param>
    void OnFeatures(in BrushFeatures features)
    {
    }

    /// <summary>Called for a touch, or an accent within a stroke; at most once every 60 ms.</summary>
    /// <param name="strength">0..1, linear in the level jump in dB.</param>
    /// <param name="timestamp">The start of the 2.5 ms frame with the onset, in ticks of the session's <see cref="TimeProvider"/>.</param>
    void OnOnset(float strength, long timestamp)
    {
    }

    /// <summary>Called for the start and the end of a stroke.</summary>
    /// <param name="started">True for the start, false for the end.</param>
    /// <param name="timestamp">The time of the start or the end, in ticks. The detector needs 80 ms to confirm an end, so the call comes 80 ms later.</param>
    void OnStroke(bool started, long timestamp)
    {
    }

    /// <summary>Called after the end of a stroke, with all that is known of it.</summary>
    /// <param name="stroke">The stroke.</param>
    /// <param name="timestamp">The time of the end, in ticks.</param>
    void OnStrokeRead(in StrokeReading stroke, long timestamp)
    {
    }
}

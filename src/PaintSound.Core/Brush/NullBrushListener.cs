namespace PaintSound.Core.Brush;

/// <summary>Ignores features, onsets and strokes, for an analyser of which only the log-mel and the summary are needed.</summary>
public sealed class NullBrushListener : IBrushListener
{
    /// <inheritdoc/>
    public void OnFeatures(in BrushFeatures features)
    {
    }

    /// <inheritdoc/>
    public void OnOnset(float strength, long timestamp)
    {
    }

    /// <inheritdoc/>
    public void OnStroke(bool started, long timestamp)
    {
    }
}

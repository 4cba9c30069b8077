namespace PaintSound.Core.Brush;

/// <summary>Ignores features, onsets and strokes, for an analyser of which only the log-mel and the summary are needed.</summary>
public sealed class NullBrushListener : IBrushListener;

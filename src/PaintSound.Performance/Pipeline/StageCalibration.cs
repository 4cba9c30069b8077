using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;

namespace PaintSound.Performance.Pipeline;

/// <summary>What calibrating teaches of one stage: its painter's hand, its light and camera. The defaults know none.</summary>
public sealed record StageCalibration
{
    /// <summary>From the softest touch to the hardest stroke.</summary>
    public BrushRange Brush { get; init; } = new();

    /// <summary>What of the canvas is noise.</summary>
    public CanvasSettings Canvas { get; init; } = new();
}

using PaintSound.Core.Canvas;
using PaintSound.Core.Signal;

namespace PaintSound.Worker.Stage;

/// <summary>What calibrating teaches of one stage: its painter's hand, its light and camera. The defaults know none.</summary>
internal sealed record Senses
{
    /// <summary>From the softest touch to the hardest stroke.</summary>
    public BrushRange Brush { get; init; } = new();

    /// <summary>What of the canvas is noise.</summary>
    public CanvasSettings Canvas { get; init; } = new();
}

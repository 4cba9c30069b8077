using PaintSound.Core.Brush;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>What a perception step reads from the analysers beside pictures and spectrograms.</summary>
/// <param name="CanvasChange">The change of the canvas since the last step, 0..1.</param>
/// <param name="Brush">The summary of the last 4 s of brush.</param>
/// <param name="Activity">What the brush does now.</param>
/// <param name="CanSelect">True if the canvas can be used.</param>
/// <param name="BrushStatus">The status of the brush.</param>
/// <param name="CanvasStatus">The status of the canvas.</param>
/// <param name="MusicStatus">The status of the music; null without music.</param>
/// <param name="Flicker">The flicker of the canvas, in steps of 0..255.</param>
internal sealed record StepReading(
    float CanvasChange,
    BrushSummary Brush,
    BrushActivity Activity,
    bool CanSelect,
    SourceStatus BrushStatus,
    SourceStatus CanvasStatus,
    SourceStatus? MusicStatus,
    int Flicker);

using PaintSound.Core.Canvas;

namespace PaintSound.Worker.Setup;

/// <summary>What calibrating found of a stage.</summary>
/// <param name="FlickerThreshold">The spread up to which a pixel counts as steady; see <see cref="CanvasSettings"/>.</param>
/// <param name="SilenceDb">The level below which the brush is silent.</param>
/// <param name="QuietDb">The level of the brush that reads as 0.</param>
/// <param name="LoudDb">The level of the brush that reads as 1.</param>
internal sealed record CalibrationResult(int FlickerThreshold, float SilenceDb, float QuietDb, float LoudDb);

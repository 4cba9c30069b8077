using PaintSound.Core.Canvas;

namespace PaintSound.Worker.Setup;

/// <summary>The settings that a calibration measured.</summary>
/// <param name="FlickerThreshold">The flicker up to which a pixel counts as steady, in steps of 255; see <see cref="CanvasSettings"/>.</param>
/// <param name="SilenceDb">The level in dB below which the brush is silent.</param>
/// <param name="QuietDb">The level in dB that gives brush level 0.</param>
/// <param name="LoudDb">The level in dB that gives brush level 1.</param>
internal sealed record CalibrationResult(int FlickerThreshold, float SilenceDb, float QuietDb, float LoudDb);

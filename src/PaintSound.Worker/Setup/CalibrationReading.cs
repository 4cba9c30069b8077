namespace PaintSound.Worker.Setup;

/// <summary>The readings of one calibration measurement.</summary>
/// <param name="Flicker">The flicker of the picture at the end of the measurement, in steps of 255.</param>
/// <param name="SettledDb">The brush level in dB, over four seconds that lie completely within the measurement.</param>
/// <param name="LoudestDb">The brush level in dB over the loudest four seconds.</param>
/// <param name="PeakDb">The highest peak of the brush in dB.</param>
/// <param name="IsInterrupted">True if the source that is measured delivered nothing for a while.</param>
internal sealed record CalibrationReading(int Flicker, float SettledDb, float LoudestDb, float PeakDb, bool IsInterrupted);

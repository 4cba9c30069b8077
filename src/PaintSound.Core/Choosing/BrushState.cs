namespace PaintSound.Core.Choosing;

/// <summary>The last four seconds of brush, as far as the silence rule needs to know them.</summary>
/// <param name="LevelDb">RMS level in dB relative to full scale.</param>
/// <param name="OnsetRate">Onsets a second.</param>
public readonly record struct BrushState(float LevelDb, float OnsetRate)
{
    /// <summary>True when there is no painting to hear: too soft, or without a single onset (a hum).</summary>
    /// <param name="silenceDb">The level below which the brush counts as silent, in dB.</param>
    public bool IsSilent(float silenceDb) => LevelDb < silenceDb || OnsetRate == 0;
}

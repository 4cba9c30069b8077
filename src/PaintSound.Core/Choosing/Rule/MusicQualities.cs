using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Rule;

/// <summary>What the published correspondences say about 4 s of music, without a network; see <see cref="MusicQualityMeter"/>.</summary>
/// <param name="CentroidHz">The spectral centroid in Hz: how high it sounds.</param>
/// <param name="LevelDb">RMS in dB relative to full scale: its energy.</param>
/// <param name="Activity">The mean spectral flux of a column: how much happens.</param>
/// <param name="DynamicsDb">The range between loud and soft parts of 100 ms, in dB.</param>
/// <param name="OnsetRate">Onsets per second (<see cref="Excerpt.OnsetRate"/>); NaN if it was not measured.</param>
public readonly record struct MusicQualities(float CentroidHz, float LevelDb, float Activity, float DynamicsDb, float OnsetRate = float.NaN)
{
    /// <summary>Returns the qualities of an excerpt, as they were measured when it was indexed.</summary>
    public static MusicQualities Of(Excerpt excerpt) => new(excerpt.CentroidHz, excerpt.LevelDb, excerpt.Activity, excerpt.DynamicsDb, excerpt.OnsetRate);
}

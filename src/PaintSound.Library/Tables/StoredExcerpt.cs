using System.Runtime.InteropServices;

namespace PaintSound.Library.Tables;

/// <summary>What a row of the excerpts' file has.</summary>
/// <param name="StartSeconds">The start within the work, in seconds.</param>
/// <param name="LevelDb">RMS in dB relative to full scale.</param>
/// <param name="OnsetRate">Onsets per second.</param>
/// <param name="RateOctave">The onset rate in octaves, 0 for one onset per second.</param>
/// <param name="CentroidHz">The spectral centroid in Hz.</param>
/// <param name="Activity">How much happens.</param>
/// <param name="DynamicsDb">The range between loud and soft parts, in dB.</param>
/// <param name="WorkLevelDb">The mean level of the excerpts of the work, in dB.</param>
/// <param name="AttackMs">The attack in ms; NaN if there is none, or if it was not measured.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct StoredExcerpt(
    double StartSeconds, float LevelDb, float OnsetRate, float RateOctave, float CentroidHz, float Activity, float DynamicsDb, float WorkLevelDb, float AttackMs);

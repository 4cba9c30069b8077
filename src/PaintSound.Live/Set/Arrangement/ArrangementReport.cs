using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set.Arrangement;

/// <summary>The result of writing an arrangement.</summary>
/// <param name="File">The file of the set.</param>
/// <param name="Clips">The number of clips.</param>
/// <param name="Missing">The works whose clips are missing.</param>
public sealed record ArrangementReport(string File, int Clips, IReadOnlyList<MissingSample> Missing);

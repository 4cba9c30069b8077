namespace PaintSound.Live.Set;

/// <summary>What was written.</summary>
/// <param name="File">The set, to open in Live.</param>
/// <param name="Tracks">Audio tracks.</param>
/// <param name="Scenes">Scenes.</param>
/// <param name="Clips">Clips; one for each work that was there.</param>
/// <param name="Copied">Samples that were copied as they are.</param>
/// <param name="Decoded">Samples that were decoded to WAV, as Live does not read them by itself on every system.</param>
/// <param name="SampleBytes">Size of all samples.</param>
/// <param name="Missing">Works that were not there.</param>
public sealed record ProjectReport(
    string File, int Tracks, int Scenes, int Clips, int Copied, int Decoded, long SampleBytes, IReadOnlyList<MissingSample> Missing);

using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set;

/// <summary>The result of writing a project.</summary>
/// <param name="File">The file of the set.</param>
/// <param name="Tracks">The number of audio tracks.</param>
/// <param name="Scenes">The number of scenes.</param>
/// <param name="Clips">The number of clips, one for each work with a sample.</param>
/// <param name="Copied">The number of samples that were copied unchanged.</param>
/// <param name="Decoded">The number of samples that were decoded to WAV, because Live does not read their format on every system.</param>
/// <param name="SampleBytes">The size of all samples, in bytes.</param>
/// <param name="Missing">The works without a sample.</param>
public sealed record ProjectReport(
    string File, int Tracks, int Scenes, int Clips, int Copied, int Decoded, long SampleBytes, IReadOnlyList<MissingSample> Missing);

namespace PaintSound.Live.Set.Samples;

/// <summary>The samples that were copied into a project.</summary>
/// <param name="Samples">The samples, by the id of the work.</param>
/// <param name="Missing">The works whose file could not be read.</param>
internal sealed record ExportedSamples(IReadOnlyDictionary<string, Sample> Samples, IReadOnlyList<MissingSample> Missing);

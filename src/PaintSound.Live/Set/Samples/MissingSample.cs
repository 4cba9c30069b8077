namespace PaintSound.Live.Set.Samples;

/// <summary>A work whose sample is missing, so that its slot stays empty.</summary>
/// <param name="Title">The title of the work.</param>
/// <param name="File">The file of the work in the library.</param>
/// <param name="Reason">The reason, one sentence.</param>
public sealed record MissingSample(string Title, string File, string Reason);

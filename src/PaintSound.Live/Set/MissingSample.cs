namespace PaintSound.Live.Set;

/// <summary>A work whose slot stays empty.</summary>
/// <param name="Title">What a person calls it.</param>
/// <param name="File">Where the library says that it lies.</param>
/// <param name="Reason">Why it could not be taken, in one sentence.</param>
public sealed record MissingSample(string Title, string File, string Reason);

namespace PaintSound.Web.Library;

/// <summary>Names by which music can be filtered.</summary>
/// <param name="Names">The first that were found, in alphabetical order.</param>
/// <param name="Count">How many were found.</param>
public sealed record FilterNamesDto(IReadOnlyList<string> Names, int Count);

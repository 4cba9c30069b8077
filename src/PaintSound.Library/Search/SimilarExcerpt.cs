namespace PaintSound.Library.Search;

/// <summary>An excerpt that sounds like another one.</summary>
/// <param name="Index">Its number in the library.</param>
/// <param name="Distance">The sound distance, 0 or more.</param>
public sealed record SimilarExcerpt(int Index, float Distance);

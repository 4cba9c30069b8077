namespace PaintSound.Web.Library.Map;

/// <summary>An excerpt that sounds like another one.</summary>
/// <param name="Id">The id of its work.</param>
/// <param name="Title">The title of its work.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Start">Its start in seconds.</param>
/// <param name="Distance">The sound distance; two random excerpts are about 1 apart.</param>
/// <param name="IsSameWork">True if it is an excerpt of the same work.</param>
public sealed record SimilarDto(string Id, string Title, string Collection, double Start, double Distance, bool IsSameWork);

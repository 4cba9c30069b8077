namespace PaintSound.Web.Library;

/// <summary>Which works the library page shows.</summary>
/// <param name="Words">Words, or their beginnings, that must all occur in title, tags, collection or folders; empty for all works.</param>
/// <param name="Kind"><c>music</c>, <c>painting</c>, or empty for both.</param>
/// <param name="Collection">A collection, or empty for all.</param>
/// <param name="State"><c>on</c>, <c>off</c>, <c>selected</c> (in this show, the most frequent first), or empty for all.</param>
/// <param name="From">The number of works to pass over.</param>
public sealed record WorkQuery(string Words, string Kind, string Collection, string State, int From);

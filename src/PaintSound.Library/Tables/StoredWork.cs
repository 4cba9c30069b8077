namespace PaintSound.Library.Tables;

/// <summary>Where the rows of a music work are in the vector files.</summary>
/// <param name="Id">The id of the work.</param>
/// <param name="Count">The number of its excerpts.</param>
/// <param name="HalfRow">The row of its first sound half.</param>
/// <param name="EmbeddingRow">The row of its first embedding.</param>
/// <param name="IsMeasured">True if its attacks were measured.</param>
internal sealed record StoredWork(string Id, int Count, long HalfRow, long EmbeddingRow, bool IsMeasured);

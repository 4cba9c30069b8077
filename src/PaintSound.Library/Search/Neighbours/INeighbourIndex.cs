namespace PaintSound.Library.Search.Neighbours;

/// <summary>Finds the vectors that are nearest to another one without looking at all of them; some may be missed. Thread-safe.</summary>
public interface INeighbourIndex : IDisposable
{
    /// <summary>Finds the vectors that are nearest by their Euclidean distance.</summary>
    /// <param name="vector">The vector, of the width of the index.</param>
    /// <param name="nearest">Receives the rows of the vectors, the nearest first.</param>
    /// <returns>How many were found: fewer than <paramref name="nearest"/> is long if the index has fewer, or misses some.</returns>
    int Find(ReadOnlySpan<float> vector, Span<int> nearest);
}

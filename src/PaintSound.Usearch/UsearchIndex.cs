using Cloud.Unum.USearch;
using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Usearch;

/// <summary>An open index of USearch. Thread-safe: one search runs at a time.</summary>
/// <param name="index">The index, which is disposed with this.</param>
internal sealed class UsearchIndex(USearchIndex index) : INeighbourIndex
{
    private readonly Lock _lock = new();

    public int Find(ReadOnlySpan<float> vector, Span<int> nearest)
    {
        lock (_lock)
        {
            var count = index.Search(vector.ToArray(), nearest.Length, out var rows, out _);
            for (var i = 0; i < count; i++)
            {
                nearest[i] = (int)rows[i];
            }

            return count;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            index.Dispose();
        }
    }
}

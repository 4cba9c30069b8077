namespace PaintSound.Library.Umap;

/// <summary>
/// Finds nearest neighbours exactly, on all cores. Most candidates are passed over by a key: two items are at least as far apart as their keys, so the search
/// begins at the candidates with the most similar key and ends where keys alone are farther than the neighbours found.
/// </summary>
/// <param name="keys">The key of each item.</param>
/// <param name="distance">
/// The distance of two items, by their numbers; if it is above the third value, any number above that one. Called by several threads.
/// </param>
internal sealed class NeighbourSearch(float[] keys, Func<int, int, float, float> distance)
{
    /// <summary>Finds the nearest candidates of items.</summary>
    /// <param name="items">The items. An item is no neighbour of itself.</param>
    /// <param name="candidates">The items among which neighbours are searched.</param>
    /// <param name="most">How many neighbours each item gets, at most.</param>
    /// <param name="done">Called with the number of items that were just done, by several threads; null for no calls.</param>
    /// <param name="stop">Cancels the search.</param>
    /// <returns>The neighbours, by their positions among the candidates.</returns>
    public Neighbours Find(int[] items, int[] candidates, int most, Action<int>? done, CancellationToken stop)
    {
        const int Block = 256;
        var each = Math.Min(most, candidates.Length - (items.AsSpan().SequenceEqual(candidates) ? 1 : 0));
        if (each <= 0)
        {
            return new Neighbours(0, [], []);
        }

        var order = Enumerable.Range(0, candidates.Length).OrderBy(position => keys[candidates[position]]).ToArray();
        var sorted = Array.ConvertAll(order, position => keys[candidates[position]]);
        Neighbours found = new(each, new int[items.Length * each], new float[items.Length * each]);
        Parallel.For(0, (items.Length + Block - 1) / Block, new ParallelOptions { CancellationToken = stop }, block =>
        {
            var last = Math.Min(items.Length, (block + 1) * Block);
            for (var i = block * Block; i < last; i++)
            {
                Find(items[i], candidates, order, sorted, found.Items.AsSpan(i * each, each), found.Distances.AsSpan(i * each, each));
            }

            done?.Invoke(last - (block * Block));
        });
        return found;
    }

    private void Find(int item, int[] candidates, int[] order, float[] sorted, Span<int> neighbours, Span<float> distances)
    {
        distances.Fill(float.PositiveInfinity);
        neighbours.Fill(-1);
        var key = keys[item];
        var above = Array.BinarySearch(sorted, key);
        above = above < 0 ? ~above : above;
        var below = above - 1;
        while (below >= 0 || above < sorted.Length)
        {
            var downwards = below >= 0 ? key - sorted[below] : float.PositiveInfinity;
            var upwards = above < sorted.Length ? sorted[above] - key : float.PositiveInfinity;
            if (Math.Min(downwards, upwards) > distances[^1])
            {
                return;
            }

            var position = order[downwards < upwards ? below-- : above++];
            if (candidates[position] != item)
            {
                Insert(position, distance(item, candidates[position], distances[^1]), neighbours, distances);
            }
        }
    }

    private static void Insert(int position, float distance, Span<int> neighbours, Span<float> distances)
    {
        // Also true of the first ones, and if the distance is no number.
        if (neighbours[^1] >= 0 && !(distance < distances[^1]))
        {
            return;
        }

        var i = distances.Length - 1;
        for (; i > 0 && (neighbours[i - 1] < 0 || distance < distances[i - 1]); i--)
        {
            (neighbours[i], distances[i]) = (neighbours[i - 1], distances[i - 1]);
        }

        (neighbours[i], distances[i]) = (position, distance);
    }
}

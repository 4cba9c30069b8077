namespace PaintSound.Library.Umap;

/// <summary>The weighted connections of items, by which the layout attracts them. Every connection stands in both directions if both ends can move.</summary>
/// <param name="From">The item that is moved.</param>
/// <param name="To">The other item.</param>
/// <param name="Weights">The weights, in (0, 1].</param>
internal sealed record NeighbourGraph(int[] From, int[] To, float[] Weights)
{
    /// <summary>Connects items with each other: two items belong together if one belongs to the other, or both (a + b - ab).</summary>
    /// <param name="neighbours">The neighbours of all items among themselves.</param>
    public static NeighbourGraph CreateMutual(Neighbours neighbours)
    {
        var strengths = Membership.Compute(neighbours);
        var (from, to, weights) = (new List<int>(strengths.Length * 2), new List<int>(strengths.Length * 2), new List<float>(strengths.Length * 2));
        for (var i = 0; i < strengths.Length; i++)
        {
            var (item, other) = (i / neighbours.Each, neighbours.Items[i]);
            var back = Array.IndexOf(neighbours.Items, item, other * neighbours.Each, neighbours.Each);
            var weight = back < 0 ? strengths[i] : strengths[i] + strengths[back] - (strengths[i] * strengths[back]);
            Add(item, other, weight);
            if (back < 0)
            {
                Add(other, item, weight);
            }
        }

        return new NeighbourGraph([.. from], [.. to], [.. weights]);

        void Add(int item, int other, float weight)
        {
            from.Add(item);
            to.Add(other);
            weights.Add(weight);
        }
    }

    /// <summary>Connects new items with items that stay where they are.</summary>
    /// <param name="neighbours">The neighbours of the new items among the others.</param>
    public static NeighbourGraph CreateOneWay(Neighbours neighbours) =>
        new([.. Enumerable.Range(0, neighbours.Items.Length).Select(i => i / neighbours.Each)], neighbours.Items, Membership.Compute(neighbours));
}

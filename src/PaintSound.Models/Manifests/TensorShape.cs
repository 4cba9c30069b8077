namespace PaintSound.Models.Manifests;

/// <summary>A named input or output of a network, float32, with the shape that PaintSound binds to it.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Dimensions">Every dimension, the batch included.</param>
internal sealed record TensorShape(string Name, params long[] Dimensions)
{
    /// <summary>Values in the tensor.</summary>
    public int Length => checked((int)Dimensions.Aggregate(1L, (product, dimension) => product * dimension));

    /// <summary>Whether a graph with these dimensions takes this shape; the runtime gives an open dimension as -1.</summary>
    public bool Fits(ReadOnlySpan<int> graph)
    {
        if (graph.Length != Dimensions.Length)
        {
            return false;
        }

        for (var i = 0; i < graph.Length; i++)
        {
            if (graph[i] >= 0 && graph[i] != Dimensions[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(" x ", Dimensions)}]";
}

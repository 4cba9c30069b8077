namespace PaintSound.Models.Manifests;

/// <summary>A named float32 input or output of a network, with the shape that PaintSound binds to it.</summary>
/// <param name="Name">The name in the graph.</param>
/// <param name="Dimensions">All dimensions, including the batch.</param>
internal sealed record TensorShape(string Name, params long[] Dimensions)
{
    /// <summary>Number of values in the tensor.</summary>
    public int Length => checked((int)Dimensions.Aggregate(1L, (product, dimension) => product * dimension));

    /// <summary>True if this shape fits the dimensions in the graph. The runtime reports an open dimension as -1.</summary>
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

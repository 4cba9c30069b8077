namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Sorting excerpts by a distance.</summary>
internal static class DistanceSort
{
    /// <summary>The indices, lowest distance first; equal distances keep the order of the library, so that a replay decides alike.</summary>
    public static int[] By(float[] distance, int[] indices)
    {
        var order = (int[])indices.Clone();
        Array.Sort(order, (a, b) => distance[a].CompareTo(distance[b]) is var c and not 0 ? c : a.CompareTo(b));
        return order;
    }
}

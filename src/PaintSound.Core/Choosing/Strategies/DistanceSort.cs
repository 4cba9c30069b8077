namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Sorts library indices by a distance.</summary>
internal static class DistanceSort
{
    /// <summary>Returns the indices with the lowest distance first. Equal distances keep the order of the library, so that a replay gives the same result.</summary>
    public static int[] Sort(float[] distance, int[] indices)
    {
        var order = (int[])indices.Clone();
        Array.Sort(order, (a, b) => distance[a].CompareTo(distance[b]) is var c and not 0 ? c : a.CompareTo(b));
        return order;
    }
}

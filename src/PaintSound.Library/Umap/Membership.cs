namespace PaintSound.Library.Umap;

/// <summary>
/// How strongly each neighbour belongs to an item, 0..1 (UMAP, section 3.1): 1 for the nearest, and so much less for the others that the strengths of all items
/// add up to the same. So a crowded region of the space gets as much room on the map as a thin one.
/// </summary>
internal static class Membership
{
    private const int Iterations = 64;
    private const double Tolerance = 1e-5;
    private const double MinScale = 1e-3;

    /// <summary>Computes the strengths of all neighbours.</summary>
    /// <param name="neighbours">The neighbours.</param>
    /// <returns>One value for each neighbour.</returns>
    public static float[] Compute(Neighbours neighbours)
    {
        var strengths = new float[neighbours.Items.Length];
        var mean = neighbours.Distances.Length == 0 ? 0 : neighbours.Distances.Average(distance => (double)distance) * neighbours.Each / (neighbours.Each + 1);
        for (var i = 0; i < neighbours.Count; i++)
        {
            var distances = neighbours.Distances.AsSpan(i * neighbours.Each, neighbours.Each);
            var nearest = FindNearest(distances);
            var scale = FindScale(distances, nearest, mean);
            for (var n = 0; n < distances.Length; n++)
            {
                strengths[(i * neighbours.Each) + n] = distances[n] <= nearest ? 1 : (float)Math.Exp(-(distances[n] - nearest) / scale);
            }
        }

        return strengths;
    }

    /// <summary>Returns the smallest distance above 0; 0 if there is none.</summary>
    internal static double FindNearest(ReadOnlySpan<float> distances)
    {
        foreach (var distance in distances)
        {
            if (distance > 0)
            {
                return distance;
            }
        }

        return 0;
    }

    /// <summary>Returns the distance by which a strength falls to 1/e, so that the strengths add up to the logarithm of the number of neighbours.</summary>
    /// <param name="distances">The distances of the neighbours, ascending.</param>
    /// <param name="nearest">The smallest of them above 0.</param>
    /// <param name="mean">The mean distance of all neighbours of all items, with each item counted as a neighbour of itself.</param>
    internal static double FindScale(ReadOnlySpan<float> distances, double nearest, double mean)
    {
        var target = Math.Log2(distances.Length + 1);
        var (low, high, scale) = (0.0, double.PositiveInfinity, 1.0);
        for (var i = 0; i < Iterations; i++)
        {
            var sum = 0.0;
            foreach (var distance in distances)
            {
                sum += distance > nearest ? Math.Exp(-(distance - nearest) / scale) : 1;
            }

            if (Math.Abs(sum - target) < Tolerance)
            {
                break;
            }

            (low, high) = sum > target ? (low, scale) : (scale, high);
            scale = double.IsInfinity(high) ? scale * 2 : (low + high) / 2;
        }

        if (nearest > 0)
        {
            mean = 0;
            foreach (var distance in distances)
            {
                mean += distance / (double)(distances.Length + 1);
            }
        }

        return Math.Max(scale, MinScale * mean);
    }
}

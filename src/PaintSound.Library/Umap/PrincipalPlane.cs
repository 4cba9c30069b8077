using System.Numerics.Tensors;

namespace PaintSound.Library.Umap;

/// <summary>Projects vectors on the two directions in which they differ most. It gives the layout a first order, so that far regions stay far. Deterministic.</summary>
internal static class PrincipalPlane
{
    // As large as UMAP's usual first layout, and smaller for few items, which would stay far apart in empty space.
    private const float MostExtent = 10;
    private const float ExtentOfOne = 0.35f;
    private const float Noise = 1e-3f;
    private const int Iterations = 60;

    /// <summary>Projects vectors.</summary>
    /// <param name="rows">The vectors, one after the other.</param>
    /// <param name="width">The length of a vector, at least 1.</param>
    /// <returns>Pairs of x and y, at most 10 from the middle, with a very small deviation so that equal vectors can part.</returns>
    public static float[] Project(ReadOnlySpan<float> rows, int width)
    {
        var count = rows.Length / width;
        var mean = new float[width];
        for (var row = 0; row < count; row++)
        {
            TensorPrimitives.MultiplyAdd(rows.Slice(row * width, width), 1f / count, mean, mean);
        }

        var centred = new float[rows.Length];
        for (var row = 0; row < count; row++)
        {
            TensorPrimitives.Subtract(rows.Slice(row * width, width), mean, centred.AsSpan(row * width, width));
        }

        var (first, second) = FindAxes(centred, width);
        var places = new float[2 * count];
        for (var row = 0; row < count; row++)
        {
            places[2 * row] = TensorPrimitives.Dot<float>(centred.AsSpan(row * width, width), first);
            places[(2 * row) + 1] = TensorPrimitives.Dot<float>(centred.AsSpan(row * width, width), second);
        }

        var random = new Random(1);   // a fixed seed: the same library gives the same map
        var extent = Math.Min(MostExtent, ExtentOfOne * MathF.Sqrt(count));
        float[] largest = [0, 0];
        for (var i = 0; i < places.Length; i++)
        {
            largest[i % 2] = Math.Max(largest[i % 2], Math.Abs(places[i]));
        }

        // Both directions get the same room: the layout stretches what needs more.
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = (largest[i % 2] > 0 ? places[i] * extent / largest[i % 2] : 0) + (Noise * (random.NextSingle() - 0.5f));
        }

        return places;
    }

    private static (float[] First, float[] Second) FindAxes(float[] centred, int width)
    {
        var (first, second) = (new float[width], new float[width]);
        var random = new Random(1);
        for (var i = 0; i < width; i++)
        {
            (first[i], second[i]) = (random.NextSingle() - 0.5f, random.NextSingle() - 0.5f);
        }

        // Some thousand vectors tell the directions of any number of them.
        var step = Math.Max(1, centred.Length / width / 4096);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            first = Multiply(centred, width, step, first);
            Normalise(first);
            second = Multiply(centred, width, step, second);
            TensorPrimitives.MultiplyAdd(first, -TensorPrimitives.Dot<float>(first, second), second, second);
            Normalise(second);
        }

        return (first, second);
    }

    /// <summary>Multiplies a direction with the covariance.</summary>
    private static float[] Multiply(float[] centred, int width, int step, float[] direction)
    {
        var product = new float[width];
        for (var start = 0; start < centred.Length; start += step * width)
        {
            var row = centred.AsSpan(start, width);
            TensorPrimitives.MultiplyAdd(row, TensorPrimitives.Dot<float>(row, direction), product, product);
        }

        return product;
    }

    private static void Normalise(float[] direction)
    {
        var length = TensorPrimitives.Norm<float>(direction);
        if (length > 0)
        {
            TensorPrimitives.Divide(direction, length, direction);
        }
    }
}

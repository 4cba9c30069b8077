using System.Numerics.Tensors;

namespace PaintSound.Core.Perception;

/// <summary>Converts vectors to half precision, in which they travel, and back.</summary>
public static class HalfVector
{
    /// <summary>Returns a vector in half precision.</summary>
    public static Half[] From(ReadOnlySpan<float> vector)
    {
        var halves = new Half[vector.Length];
        TensorPrimitives.ConvertToHalf(vector, halves);
        return halves;
    }

    /// <summary>Copies a vector.</summary>
    /// <param name="halves">The vector; an empty one changes nothing.</param>
    /// <param name="vector">Receives it; of the same length.</param>
    public static void CopyTo(ReadOnlySpan<Half> halves, Span<float> vector)
    {
        if (!halves.IsEmpty)
        {
            TensorPrimitives.ConvertToSingle(halves, vector);
        }
    }
}

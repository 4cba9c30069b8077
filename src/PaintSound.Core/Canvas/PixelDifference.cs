using System.Numerics.Tensors;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>Compares pixels of RGB pictures.</summary>
internal static class PixelDifference
{
    /// <summary>Returns the difference of one pixel in the channel that differs most, in steps of 0..255.</summary>
    /// <param name="a">One picture.</param>
    /// <param name="b">The other picture.</param>
    /// <param name="n">The index of the pixel's first channel.</param>
    public static int Of(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int n) =>
        Math.Max(Math.Abs(a[n] - b[n]), Math.Max(Math.Abs(a[n + 1] - b[n + 1]), Math.Abs(a[n + 2] - b[n + 2])));

    /// <summary>Finds the difference of every pixel of two pictures, as <see cref="Of"/>.</summary>
    /// <param name="a">One picture: 224 x 224 x 3 bytes.</param>
    /// <param name="b">The other picture, likewise.</param>
    /// <param name="differences">Receives 224 x 224 differences.</param>
    public static void OfAll(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> differences)
    {
        const int Rows = 8;
        Span<byte> larger = stackalloc byte[3 * Rows * IFrameSource.Size], smaller = stackalloc byte[larger.Length];
        for (var n = 0; n < a.Length; n += larger.Length)
        {
            var ofA = a.Slice(n, larger.Length);
            var ofB = b.Slice(n, larger.Length);
            TensorPrimitives.Max(ofA, ofB, larger);
            TensorPrimitives.Min(ofA, ofB, smaller);
            TensorPrimitives.Subtract(larger, smaller, larger);
            LargestChannel.Find(larger, differences.Slice(n / 3, larger.Length / 3));
        }
    }
}

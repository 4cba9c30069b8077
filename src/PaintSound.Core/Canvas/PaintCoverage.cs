using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// How much of a canvas is painted, where nobody saw it empty. A ground is all of one colour under a light that falls off gently; paint is
/// what differs from the canvas's middle colour, and what changes within a few pixels.
/// </summary>
public static class PaintCoverage
{
    /// <summary>The difference from the middle colour, in steps of 0..255 of a channel, up to which it may be uneven light on the ground.</summary>
    private const int Uneven = 32;

    /// <summary>The difference between near pixels up to which it may be light, noise or the weave.</summary>
    private const int Slight = 12;

    /// <summary>What is near, in pixels.</summary>
    private const int Near = 4;

    /// <summary>0..1 of the canvas's area.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each.</param>
    public static float Measure(ReadOnlySpan<byte> rgb)
    {
        const int Size = IFrameSource.Size;
        Span<byte> middle = [Middle(rgb, 0), Middle(rgb, 1), Middle(rgb, 2)];
        var painted = 0;
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                // At the right and lower edge the neighbours on the other side.
                var (right, below) = (x + Near < Size ? x + Near : x - Near, y + Near < Size ? y + Near : y - Near);
                var own = Pixel(rgb, x, y);
                painted += Differ(own, middle, Uneven) || Differ(own, Pixel(rgb, right, y), Slight) || Differ(own, Pixel(rgb, x, below), Slight) ? 1 : 0;
            }
        }

        return (float)painted / (Size * Size);

        static ReadOnlySpan<byte> Pixel(ReadOnlySpan<byte> rgb, int x, int y) => rgb.Slice(3 * ((y * Size) + x), 3);
    }

    private static bool Differ(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int by) =>
        Math.Abs(a[0] - b[0]) > by || Math.Abs(a[1] - b[1]) > by || Math.Abs(a[2] - b[2]) > by;

    // The median of a channel.
    private static byte Middle(ReadOnlySpan<byte> rgb, int channel)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        for (var n = channel; n < rgb.Length; n += 3)
        {
            histogram[rgb[n]]++;
        }

        var (value, below) = (0, histogram[0]);
        while (below * 6 < rgb.Length)
        {
            below += histogram[++value];
        }

        return (byte)value;
    }
}

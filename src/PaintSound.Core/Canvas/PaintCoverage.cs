using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Estimates how much of a canvas is painted, if there is no picture of the empty canvas. The ground has one colour under a light that falls
/// off gently. A pixel counts as paint if it differs from the median colour of the canvas, or from the pixels near it.
/// </summary>
public static class PaintCoverage
{
    /// <summary>The difference from the median colour in steps of 0..255 of a channel that uneven light can cause.</summary>
    private const int GroundTolerance = 32;

    /// <summary>The difference between near pixels in steps of 0..255 that light, noise or the weave can cause.</summary>
    private const int TextureTolerance = 12;

    /// <summary>The distance of the pixels that are compared, in pixels.</summary>
    private const int Neighbour = 4;

    /// <summary>Returns the painted share of the canvas area, 0..1.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each.</param>
    public static float Measure(ReadOnlySpan<byte> rgb) => Find(rgb, []);

    /// <summary>Finds the painted pixels.</summary>
    /// <param name="rgb">224 x 224 pixels, row by row, three bytes each.</param>
    /// <param name="hasPaint">Receives whether each pixel counts as paint; empty if only the share is needed.</param>
    /// <returns>The painted share of the canvas area, 0..1.</returns>
    public static float Find(ReadOnlySpan<byte> rgb, Span<bool> hasPaint)
    {
        const int Size = IFrameSource.Size;
        Span<byte> median = [Median(rgb, 0), Median(rgb, 1), Median(rgb, 2)];
        var painted = 0;
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                // At the right and the lower edge, compare with the neighbour on the other side.
                var (right, below) = (x + Neighbour < Size ? x + Neighbour : x - Neighbour, y + Neighbour < Size ? y + Neighbour : y - Neighbour);
                var own = Pixel(rgb, x, y);
                var isPaint = IsDifferent(own, median, GroundTolerance) || IsDifferent(own, Pixel(rgb, right, y), TextureTolerance) || IsDifferent(own, Pixel(rgb, x, below), TextureTolerance);
                painted += isPaint ? 1 : 0;
                if (!hasPaint.IsEmpty)
                {
                    hasPaint[(y * Size) + x] = isPaint;
                }
            }
        }

        return (float)painted / (Size * Size);

        static ReadOnlySpan<byte> Pixel(ReadOnlySpan<byte> rgb, int x, int y) => rgb.Slice(3 * ((y * Size) + x), 3);
    }

    private static bool IsDifferent(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int by) =>
        Math.Abs(a[0] - b[0]) > by || Math.Abs(a[1] - b[1]) > by || Math.Abs(a[2] - b[2]) > by;

    private static byte Median(ReadOnlySpan<byte> rgb, int channel)
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

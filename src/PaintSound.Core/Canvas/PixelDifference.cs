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
}

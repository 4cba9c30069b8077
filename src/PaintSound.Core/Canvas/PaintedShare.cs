namespace PaintSound.Core.Canvas;

/// <summary>How much of a picture is painted, where nobody saw it empty: what differs from its middle colour, which on a canvas that is hardly begun is the ground.</summary>
public static class PaintedShare
{
    /// <summary>The difference from the middle colour, in steps of 0..255 of a channel, up to which it may be uneven light on the ground.</summary>
    private const int Uneven = 32;

    /// <summary>0..1 of the picture's area; a picture all in one colour counts as empty.</summary>
    /// <param name="rgb">Three bytes a pixel; at least one pixel.</param>
    public static float Of(ReadOnlySpan<byte> rgb)
    {
        var (red, green, blue) = (Middle(rgb, 0), Middle(rgb, 1), Middle(rgb, 2));
        var painted = 0;
        for (var n = 0; n < rgb.Length; n += 3)
        {
            painted += Math.Abs(rgb[n] - red) > Uneven || Math.Abs(rgb[n + 1] - green) > Uneven || Math.Abs(rgb[n + 2] - blue) > Uneven ? 1 : 0;
        }

        return painted / (rgb.Length / 3f);
    }

    // The median of a channel.
    private static int Middle(ReadOnlySpan<byte> rgb, int channel)
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

        return value;
    }
}

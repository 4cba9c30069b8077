namespace PaintSound.Core.Canvas;

/// <summary>Measures how much a picture flickers, from the spread of its pixels over a window. Does not allocate. Not thread-safe.</summary>
internal sealed class FlickerMeter
{
    private readonly int[] _histogram = new int[256];

    /// <summary>Returns the 95th percentile of the pixels' spread, in steps of 0..255.</summary>
    /// <param name="spread">The spread of every value, three values (R, G, B) for each pixel.</param>
    public int Measure(ReadOnlySpan<byte> spread)
    {
        Array.Clear(_histogram);
        for (var n = 0; n < spread.Length; n += 3)
        {
            _histogram[SpreadOf(spread, n)]++;
        }

        var (flicker, below) = (0, _histogram[0]);
        while (below < spread.Length / 3 * 95L / 100)
        {
            below += _histogram[++flicker];
        }

        return flicker;
    }

    /// <summary>Returns the spread of the pixel that starts at <paramref name="n"/>: that of its channel that varies most.</summary>
    public static int SpreadOf(ReadOnlySpan<byte> spread, int n) => Math.Max(spread[n], Math.Max(spread[n + 1], spread[n + 2]));
}

using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>Measures how much a picture and its pixels flicker, from their spread over a window. Allocates once. Not thread-safe.</summary>
internal sealed class FlickerMeter
{
    private readonly int[] _histogram = new int[256];
    private readonly byte[] _spread = new byte[IFrameSource.FrameBytes / 3];

    /// <summary>The spread of each pixel at the last <see cref="Measure"/>: that of its channel that varies most.</summary>
    public ReadOnlySpan<byte> Spread => _spread;

    /// <summary>Measures a picture.</summary>
    /// <param name="spread">The spread of every value, three values (R, G, B) for each pixel of a frame.</param>
    /// <returns>The 95th percentile of the pixels' spread, in steps of 0..255.</returns>
    public int Measure(ReadOnlySpan<byte> spread)
    {
        Array.Clear(_histogram);
        LargestChannel.Find(spread, _spread);
        foreach (var ofPixel in _spread)
        {
            _histogram[ofPixel]++;
        }

        var (flicker, below) = (0, _histogram[0]);
        while (below < _spread.Length * 95L / 100)
        {
            below += _histogram[++flicker];
        }

        return flicker;
    }
}

namespace PaintSound.Core.Canvas;

/// <summary>
/// Learns which colours belong to hand, arm, head and shadow, and which to paint. A pixel that looked different for a while and then looks as before
/// was covered: its colour was no paint. A pixel that settled with a new look is paint. Allocates once. Not thread-safe.
/// </summary>
internal sealed class OccluderColours
{
    private const int BitsPerChannel = 4, Bins = 1 << (3 * BitsPerChannel);

    /// <summary>The number of pixels that must have shown a colour before it counts.</summary>
    private const float MinPixels = 60;

    /// <summary>The number of pixels that a hand must have covered until its colours are known.</summary>
    private const float MinKnownPixels = 2500;

    /// <summary>When the counts are halved, so that another sleeve is learned within a few strokes.</summary>
    private const float MaxPixels = 400_000;

    private readonly float[] _covered = new float[Bins], _paint = new float[Bins];
    private readonly ushort[] _colour;
    private readonly byte[] _difference;
    private float _coveredPixels;

    /// <summary>True if enough of a hand was seen to tell its colours from those of paint.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>For every pixel, how different it looked since it last looked as the settled picture; 0 for not at all.</summary>
    public ReadOnlySpan<byte> Differences => _difference;

    /// <summary>Creates the counts.</summary>
    /// <param name="pixels">The number of pixels of a picture.</param>
    public OccluderColours(int pixels) => (_colour, _difference) = (new ushort[pixels], new byte[pixels]);

    /// <summary>Forgets all colours.</summary>
    public void Clear()
    {
        Array.Clear(_covered);
        Array.Clear(_paint);
        Array.Clear(_difference);
        (_coveredPixels, IsKnown) = (0, false);
    }

    /// <summary>A pixel looks different from the settled picture.</summary>
    /// <param name="pixel">The index of the pixel.</param>
    /// <param name="rgb">The frame.</param>
    /// <param name="difference">How different, in steps of 0..255.</param>
    public void AddDifferent(int pixel, ReadOnlySpan<byte> rgb, int difference)
    {
        // The strongest difference is the arm itself, not the soft rim of its shadow.
        if (difference > _difference[pixel])
        {
            (_difference[pixel], _colour[pixel]) = ((byte)difference, Bin(rgb, 3 * pixel));
        }
    }

    /// <summary>A pixel looks as the settled picture.</summary>
    /// <param name="pixel">The index of the pixel.</param>
    public void AddSame(int pixel)
    {
        if (_difference[pixel] > 0)
        {
            _covered[_colour[pixel]]++;
            _coveredPixels++;
            _difference[pixel] = 0;
        }
    }

    /// <summary>A pixel settled with a new look.</summary>
    /// <param name="pixel">The index of the pixel.</param>
    /// <param name="rgb">The settled picture.</param>
    public void AddPaint(int pixel, ReadOnlySpan<byte> rgb)
    {
        _paint[Bin(rgb, 3 * pixel)]++;
        _difference[pixel] = 0;
    }

    /// <summary>Halves the counts if there are many. Call it once a frame.</summary>
    public void Forget()
    {
        IsKnown |= _coveredPixels > MinKnownPixels;
        if (_coveredPixels < MaxPixels)
        {
            return;
        }

        for (var bin = 0; bin < Bins; bin++)
        {
            (_covered[bin], _paint[bin]) = (_covered[bin] / 2, _paint[bin] / 2);
        }

        _coveredPixels /= 2;
    }

    /// <summary>True if the colour of a pixel was seen in front of the canvas more than twice as often as on it.</summary>
    /// <param name="rgb">A picture.</param>
    /// <param name="n">The index of the pixel's first channel.</param>
    public bool IsOccluder(ReadOnlySpan<byte> rgb, int n)
    {
        var bin = Bin(rgb, n);
        return _covered[bin] > MinPixels && _covered[bin] > 2 * _paint[bin];
    }

    private static ushort Bin(ReadOnlySpan<byte> rgb, int n) =>
        (ushort)((rgb[n] >> 4 << 8) | (rgb[n + 1] >> 4 << 4) | (rgb[n + 2] >> 4));
}

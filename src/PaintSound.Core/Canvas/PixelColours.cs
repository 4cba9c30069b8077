using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// The colours of the pixels of a picture in CIELAB, and their names. Between two pictures of a canvas most pixels are the same, and only the others are
/// computed again. Does not allocate after its creation. Not thread-safe.
/// </summary>
internal sealed class PixelColours
{
    private const int Size = IFrameSource.Size;
    private const int RowBytes = 3 * Size;

    private readonly byte[] _rgb = new byte[IFrameSource.FrameBytes];
    private readonly float[] _lightness = new float[Size * Size];
    private readonly float[] _chroma = new float[Size * Size];
    private readonly ColourName[] _names = new ColourName[Size * Size];

    /// <summary>Creates the colours of a black picture.</summary>
    public PixelColours()
    {
        for (var pixel = 0; pixel < _names.Length; pixel++)
        {
            Compute(pixel);
        }
    }

    /// <summary>The lightness of each pixel, 0 black ... 100 white.</summary>
    public ReadOnlySpan<float> Lightness => _lightness;

    /// <summary>The strength of the colour of each pixel (<see cref="LabColour.Chroma"/>).</summary>
    public ReadOnlySpan<float> Chroma => _chroma;

    /// <summary>The name of the colour of each pixel.</summary>
    public ReadOnlySpan<ColourName> Names => _names;

    /// <summary>Takes another picture.</summary>
    /// <param name="rgb">224 x 224 pixels of sRGB, row by row, three bytes each.</param>
    public void Update(ReadOnlySpan<byte> rgb)
    {
        for (var row = 0; row < Size; row++)
        {
            var pixels = rgb.Slice(row * RowBytes, RowBytes);
            var known = _rgb.AsSpan(row * RowBytes, RowBytes);
            for (var first = pixels.CommonPrefixLength(known); first < RowBytes; first += pixels[first..].CommonPrefixLength(known[first..]))
            {
                var n = first / 3 * 3;
                pixels.Slice(n, 3).CopyTo(known[n..]);
                Compute((row * Size) + (n / 3));
                first = n + 3;
            }
        }
    }

    private void Compute(int pixel)
    {
        var n = 3 * pixel;
        var colour = LabColour.FromRgb(_rgb[n], _rgb[n + 1], _rgb[n + 2]);
        (_lightness[pixel], _chroma[pixel], _names[pixel]) = (colour.L, colour.Chroma, CanvasColour.NameOf(colour));
    }
}

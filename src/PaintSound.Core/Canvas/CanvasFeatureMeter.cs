using PaintSound.Core.Sources;

namespace PaintSound.Core.Canvas;

/// <summary>
/// Measures the colours, lightness, colourfulness and texture of the settled canvas, and finds the paint that was added since the last call. Holds the
/// state of one canvas. Allocates only its results. Not thread-safe.
/// </summary>
public sealed class CanvasFeatureMeter
{
    /// <summary>The number of dominant colours.</summary>
    public const int MaxColours = 3;

    /// <summary>The mean chroma that counts as 1. Cadmium paints have up to 100; a canvas of mixed colours is far below.</summary>
    private const float FullChroma = 70;

    /// <summary>The mean difference in lightness between neighbours that counts as 1.</summary>
    private const float FullTexture = 12;

    /// <summary>The least share of the paint that a dominant colour covers.</summary>
    private const float MinColourShare = 0.03f;

    /// <summary>The least pixels of a new stroke, and the least difference of each from before, in steps of 0..255.</summary>
    private const int MinStrokePixels = 24, StrokeDifference = 16;

    private const int Size = IFrameSource.Size;

    private readonly byte[] _last = new byte[IFrameSource.FrameBytes];
    private readonly PixelColours _colours = new();
    private readonly long[] _count = new long[Enum.GetValues<ColourName>().Length];
    private readonly long[] _sums = new long[3 * Enum.GetValues<ColourName>().Length];
    private bool _hasLast;
    private NewestStroke? _stroke;

    /// <summary>Forgets the canvas: the next picture has no new stroke.</summary>
    public void Clear() => (_hasLast, _stroke) = (false, null);

    /// <summary>Measures a picture.</summary>
    /// <param name="rgb">224 x 224 pixels of sRGB, row by row, three bytes each.</param>
    /// <param name="hasPaint">224 x 224 values: false for the empty ground.</param>
    /// <param name="painted">The painted share of the canvas area, 0..1.</param>
    /// <param name="cover">What stands between the painting and the camera.</param>
    public CanvasFeatures Measure(ReadOnlySpan<byte> rgb, ReadOnlySpan<bool> hasPaint, float painted, CanvasCover cover)
    {
        Array.Clear(_count);
        Array.Clear(_sums);
        var isEmpty = hasPaint.Count(true) < GroundFill.MinPaint * hasPaint.Length;
        _colours.Update(rgb);
        var (lightness, chroma, counted) = (0.0, 0.0, 0L);
        for (var pixel = 0; pixel < hasPaint.Length; pixel++)
        {
            lightness += _colours.Lightness[pixel];
            if (!isEmpty && !hasPaint[pixel])
            {
                continue;
            }

            var (name, n) = ((int)_colours.Names[pixel], 3 * pixel);
            (counted, chroma) = (counted + 1, chroma + _colours.Chroma[pixel]);
            _count[name]++;
            for (var channel = 0; channel < 3; channel++)
            {
                _sums[(3 * name) + channel] += rgb[n + channel];
            }
        }

        var hasNewStroke = FindStroke(rgb, hasPaint);
        return new CanvasFeatures(
            painted,
            Math.Clamp((float)(lightness / hasPaint.Length / 100), 0, 1),
            Math.Clamp((float)(chroma / counted / FullChroma), 0, 1),
            Math.Clamp(MeasureTexture() / FullTexture, 0, 1),
            cover,
            FindColours(counted),
            _stroke,
            hasNewStroke);
    }

    private List<DominantColour> FindColours(long counted)
    {
        List<DominantColour> colours = [];
        while (colours.Count < MaxColours)
        {
            var name = _count.AsSpan().IndexOf(_count.Max());
            var count = _count[name];
            if (count == 0 || count < MinColourShare * counted)
            {
                break;
            }

            var (red, green, blue) = (Mean(0), Mean(1), Mean(2));
            colours.Add(new DominantColour(new CanvasColour((ColourName)name, red, green, blue), (float)count / counted));
            _count[name] = 0;

            float Mean(int channel) => _sums[(3 * name) + channel] / (255f * count);
        }

        return colours;
    }

    private bool FindStroke(ReadOnlySpan<byte> rgb, ReadOnlySpan<bool> hasPaint)
    {
        var (count, x, y, r, g, b) = (0L, 0L, 0L, 0L, 0L, 0L);
        for (var pixel = 0; _hasLast && pixel < hasPaint.Length; pixel++)
        {
            var n = 3 * pixel;
            if (PixelDifference.Of(rgb, _last, n) > StrokeDifference)
            {
                (count, x, y) = (count + 1, x + (pixel % Size), y + (pixel / Size));
                (r, g, b) = (r + rgb[n], g + rgb[n + 1], b + rgb[n + 2]);
            }
        }

        // What changed a little is kept to compare with, so that a stroke that appears in parts is not lost.
        if (_hasLast && count < MinStrokePixels)
        {
            return false;
        }

        rgb.CopyTo(_last);
        if (!_hasLast)
        {
            _hasLast = true;
            return false;
        }

        _stroke = new NewestStroke(
            (float)((x + (0.5 * count)) / count / Size),
            (float)((y + (0.5 * count)) / count / Size),
            CanvasColour.FromRgb((byte)(r / count), (byte)(g / count), (byte)(b / count)),
            (float)count / hasPaint.Length);
        return true;
    }

    // The mean difference in lightness between pixels two apart: what one pixel differs may be noise of the sensor.
    private float MeasureTexture()
    {
        var lightness = _colours.Lightness;
        var (sum, count) = (0.0, 0);
        for (var y = 0; y < Size - 2; y++)
        {
            for (var x = 0; x < Size - 2; x++)
            {
                var own = lightness[(y * Size) + x];
                sum += Math.Abs(own - lightness[(y * Size) + x + 2]) + Math.Abs(own - lightness[((y + 2) * Size) + x]);
                count += 2;
            }
        }

        return (float)(sum / count);
    }
}

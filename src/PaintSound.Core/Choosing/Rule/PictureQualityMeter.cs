using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Choosing.Rule;

/// <summary>Measures the qualities of a picture in CIE L*a*b* (D65, ISO/CIE 11664-4), at half the resolution of the canvas. Thread-safe.</summary>
public static class PictureQualityMeter
{
    private const int Side = IFrameSource.Size / 2;

    // The direction of orange: cosine and sine of 55 degrees.
    private const float WarmA = 0.5736f, WarmB = 0.8192f;

    // A Gaussian of deviation 1 pixel over five pixels: what it removes is fine detail.
    private static readonly float[] Blur = [0.0545f, 0.2442f, 0.4026f, 0.2442f, 0.0545f];

    /// <summary>Measures a picture.</summary>
    /// <param name="rgb">224 x 224 pixels of sRGB, row by row, three bytes each.</param>
    public static PictureQualities Measure(ReadOnlySpan<byte> rgb)
    {
        var light = new float[Side * Side];
        var (sum, squares, chroma, warmth) = (0.0, 0.0, 0.0, 0.0);
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                var (l, a, b) = ToLab(rgb, x, y);
                light[(y * Side) + x] = l;
                sum += l;
                squares += l * l;
                chroma += MathF.Sqrt((a * a) + (b * b));
                warmth += (a * WarmA) + (b * WarmB);
            }
        }

        var mean = sum / light.Length;
        return new PictureQualities(
            (float)mean,
            (float)(chroma / light.Length),
            MathF.Log(MeasureDetail(light) + 0.05f),
            (float)Math.Sqrt(Math.Max(0, (squares / light.Length) - (mean * mean))),
            (float)(warmth / light.Length));
    }

    private static LabColour ToLab(ReadOnlySpan<byte> rgb, int x, int y)
    {
        var (r, g, b) = (Mean(rgb, x, y, 0), Mean(rgb, x, y, 1), Mean(rgb, x, y, 2));
        var fx = Cube(((0.4124f * r) + (0.3576f * g) + (0.1805f * b)) / 0.95047f);
        var fy = Cube((0.2126f * r) + (0.7152f * g) + (0.0722f * b));
        var fz = Cube(((0.0193f * r) + (0.1192f * g) + (0.9505f * b)) / 1.08883f);
        return new LabColour((116 * fy) - 16, 500 * (fx - fy), 200 * (fy - fz));
    }

    /// <summary>Returns a channel of four pixels as linear light, 0..1.</summary>
    private static float Mean(ReadOnlySpan<byte> rgb, int x, int y, int channel)
    {
        var first = (3 * ((2 * y * IFrameSource.Size) + (2 * x))) + channel;
        var below = first + (3 * IFrameSource.Size);
        var value = (rgb[first] + rgb[first + 3] + rgb[below] + rgb[below + 3]) / 1020f;
        return value > 0.04045f ? MathF.Pow((value + 0.055f) / 1.055f, 2.4f) : value / 12.92f;
    }

    private static float Cube(float value) => value > 0.008856f ? MathF.Cbrt(value) : (7.787f * value) + (16 / 116f);

    /// <summary>Returns the mean difference between the lightness and its blur.</summary>
    private static float MeasureDetail(float[] light)
    {
        var rows = new float[light.Length];
        var detail = 0.0;
        for (var i = 0; i < light.Length; i++)
        {
            var (y, x) = Math.DivRem(i, Side);
            for (var k = 0; k < Blur.Length; k++)
            {
                rows[i] += Blur[k] * light[(y * Side) + Mirror(x + k - 2)];
            }
        }

        for (var i = 0; i < light.Length; i++)
        {
            var (y, x) = Math.DivRem(i, Side);
            var blurred = 0f;
            for (var k = 0; k < Blur.Length; k++)
            {
                blurred += Blur[k] * rows[(Mirror(y + k - 2) * Side) + x];
            }

            detail += Math.Abs(light[i] - blurred);
        }

        return (float)(detail / light.Length);
    }

    private static int Mirror(int position) => position < 0 ? -position : position >= Side ? (2 * Side) - 2 - position : position;
}

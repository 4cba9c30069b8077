using PaintSound.Core.Canvas;

namespace PaintSound.Evaluation.Canvas;

/// <summary>
/// The colour difference CIEDE2000 (Sharma, Wu and Dalal 2005, "The CIEDE2000 Color-Difference Formula: Implementation Notes"). 1 is about the smallest
/// difference that a person can see.
/// </summary>
internal static class Ciede2000
{
    private static readonly double Chroma25 = Math.Pow(25, 7);

    /// <summary>Returns the difference of two colours.</summary>
    public static double Between(LabColour one, LabColour other)
    {
        var mean7 = Math.Pow((one.Chroma + other.Chroma) / 2, 7);
        var g = 1 + (0.5 * (1 - Math.Sqrt(mean7 / (mean7 + Chroma25))));
        var (a1, a2) = (one.A * g, other.A * g);
        var (c1, c2) = (Math.Sqrt((a1 * a1) + (one.B * one.B)), Math.Sqrt((a2 * a2) + (other.B * other.B)));
        var (h1, h2) = (Hue(a1, one.B), Hue(a2, other.B));
        var hasHue = c1 * c2 > 0;
        var dh = !hasHue ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        var sum = h1 + h2;
        var mean = !hasHue ? sum : Math.Abs(h1 - h2) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
        var (dl, dc, dhue) = (other.L - one.L, c2 - c1, 2 * Math.Sqrt(c1 * c2) * Sin(dh / 2));
        var (l, c) = ((one.L + other.L) / 2, (c1 + c2) / 2);
        var t = 1 - (0.17 * Cos(mean - 30)) + (0.24 * Cos(2 * mean)) + (0.32 * Cos((3 * mean) + 6)) - (0.2 * Cos((4 * mean) - 63));
        var c7 = Math.Pow(c, 7);
        var rotation = -2 * Math.Sqrt(c7 / (c7 + Chroma25)) * Sin(60 * Math.Exp(-Math.Pow((mean - 275) / 25, 2)));
        var sl = 1 + (0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + ((l - 50) * (l - 50))));
        var (sc, sh) = (1 + (0.045 * c), 1 + (0.015 * c * t));
        return Math.Sqrt(Math.Pow(dl / sl, 2) + Math.Pow(dc / sc, 2) + Math.Pow(dhue / sh, 2) + (rotation * dc / sc * dhue / sh));
    }

    /// <summary>Returns the difference of the pixel that starts at <paramref name="n"/> in two pictures.</summary>
    public static double Between(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int n) =>
        Between(LabColour.FromRgb(one[n], one[n + 1], one[n + 2]), LabColour.FromRgb(other[n], other[n + 1], other[n + 2]));

    private static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
}

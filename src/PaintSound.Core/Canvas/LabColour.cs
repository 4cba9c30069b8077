namespace PaintSound.Core.Canvas;

/// <summary>A colour in CIELAB (D65): equal distances look about equally different.</summary>
/// <param name="L">Lightness, 0 black ... 100 white.</param>
/// <param name="A">Green (negative) to red (positive), about -90..100.</param>
/// <param name="B">Blue (negative) to yellow (positive), about -110..95.</param>
public readonly record struct LabColour(float L, float A, float B)
{
    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(value => ToLinear(value / 255f))];

    /// <summary>The strength of the colour: 0 grey ... about 130.</summary>
    public float Chroma => MathF.Sqrt((A * A) + (B * B));

    /// <summary>Converts a colour of sRGB (IEC 61966-2-1).</summary>
    /// <param name="r">Red, 0..255.</param>
    /// <param name="g">Green, 0..255.</param>
    /// <param name="b">Blue, 0..255.</param>
    public static LabColour FromRgb(byte r, byte g, byte b)
    {
        var (red, green, blue) = (Linear[r], Linear[g], Linear[b]);
        var x = Cube(((0.4124f * red) + (0.3576f * green) + (0.1805f * blue)) / 0.95047f);
        var y = Cube((0.2126f * red) + (0.7152f * green) + (0.0722f * blue));
        var z = Cube(((0.0193f * red) + (0.1192f * green) + (0.9505f * blue)) / 1.08883f);
        return new LabColour((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static float ToLinear(float value) => value > 0.04045f ? MathF.Pow((value + 0.055f) / 1.055f, 2.4f) : value / 12.92f;

    private static float Cube(float value) => value > 0.008856f ? MathF.Cbrt(value) : (7.787f * value) + (16 / 116f);
}

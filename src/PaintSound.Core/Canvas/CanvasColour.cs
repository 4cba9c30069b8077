namespace PaintSound.Core.Canvas;

/// <summary>A colour on the canvas.</summary>
/// <param name="Name">The name of the colour.</param>
/// <param name="Red">Red, 0..1, sRGB.</param>
/// <param name="Green">Green, 0..1, sRGB.</param>
/// <param name="Blue">Blue, 0..1, sRGB.</param>
public readonly record struct CanvasColour(ColourName Name, float Red, float Green, float Blue)
{
    /// <summary>Names a colour.</summary>
    /// <param name="r">Red, 0..255.</param>
    /// <param name="g">Green, 0..255.</param>
    /// <param name="b">Blue, 0..255.</param>
    public static CanvasColour FromRgb(byte r, byte g, byte b) => new(NameOf(LabColour.FromRgb(r, g, b)), r / 255f, g / 255f, b / 255f);

    /// <summary>Returns the name of a colour.</summary>
    public static ColourName NameOf(LabColour colour)
    {
        var (lightness, chroma) = (colour.L, colour.Chroma);
        if (chroma < 10 || lightness < 8)
        {
            return lightness < 22 ? ColourName.Black : lightness < 84 ? ColourName.Grey : ColourName.White;
        }

        // Hue angles of CIELAB in degrees: red 40, orange 65, yellow 95, green 136, turquoise 195, blue 280, violet 315, magenta 345.
        var hue = ((MathF.Atan2(colour.B, colour.A) * 180 / MathF.PI) + 360) % 360;
        return hue switch
        {
            < 12 or >= 340 => lightness > 45 ? ColourName.Pink : ColourName.Red,
            < 48 => lightness > 68 ? ColourName.Pink : lightness < 38 && chroma < 35 ? ColourName.Brown : ColourName.Red,
            < 76 => lightness < 58 ? ColourName.Brown : ColourName.Orange,
            < 106 => lightness < 50 ? ColourName.Brown : lightness > 86 && chroma < 18 ? ColourName.White : ColourName.Yellow,
            < 170 => ColourName.Green,
            < 225 => ColourName.Turquoise,
            < 302 => ColourName.Blue,
            _ => ColourName.Violet,
        };
    }
}

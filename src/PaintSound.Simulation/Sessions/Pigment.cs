namespace PaintSound.Simulation.Sessions;

/// <summary>The colour of a paint.</summary>
/// <param name="R">Red, 0..1, sRGB.</param>
/// <param name="G">Green, 0..1, sRGB.</param>
/// <param name="B">Blue, 0..1, sRGB.</param>
public readonly record struct Pigment(float R, float G, float B)
{
    /// <summary>Converts a number of the form 0xRRGGBB.</summary>
    /// <param name="rgb">0xRRGGBB.</param>
    internal static Pigment FromRgb(int rgb) => new((rgb >> 16) / 255f, ((rgb >> 8) & 255) / 255f, (rgb & 255) / 255f);

    /// <summary>Returns a mixture with a share, 0..1, of another colour.</summary>
    internal Pigment MixWith(Pigment other, float share) =>
        new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    /// <summary>Returns a lighter colour for values above 0 and a darker one below 0.</summary>
    internal Pigment Lighten(float by) => new(Math.Clamp(R + by, 0, 1), Math.Clamp(G + by, 0, 1), Math.Clamp(B + by, 0, 1));
}

namespace PaintSound.Simulation.Sessions;

/// <summary>The colour of a paint.</summary>
/// <param name="R">Red, 0..1, as it is shown (sRGB).</param>
/// <param name="G">Green, 0..1.</param>
/// <param name="B">Blue, 0..1.</param>
public readonly record struct Pigment(float R, float G, float B)
{
    /// <summary>Reads the notation of the web.</summary>
    /// <param name="rgb">0xRRGGBB.</param>
    internal static Pigment Of(int rgb) => new((rgb >> 16) / 255f, ((rgb >> 8) & 255) / 255f, (rgb & 255) / 255f);

    /// <summary>This paint with some of another in it.</summary>
    internal Pigment With(Pigment other, float share) =>
        new(R + ((other.R - R) * share), G + ((other.G - G) * share), B + ((other.B - B) * share));

    /// <summary>Lighter above 0, darker below.</summary>
    internal Pigment Lit(float by) => new(Math.Clamp(R + by, 0, 1), Math.Clamp(G + by, 0, 1), Math.Clamp(B + by, 0, 1));
}

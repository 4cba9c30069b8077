namespace PaintSound.Film;

/// <summary>A colour, 0..255 each.</summary>
/// <param name="R">Red.</param>
/// <param name="G">Green.</param>
/// <param name="B">Blue.</param>
public readonly record struct Colour(byte R, byte G, byte B)
{
    /// <summary>A colour written as on the web: 0xRRGGBB.</summary>
    /// <param name="hex">The number.</param>
    public static Colour Hex(int hex) => new((byte)(hex >> 16), (byte)(hex >> 8), (byte)hex);

    /// <summary>On the way to another colour.</summary>
    /// <param name="other">The other colour.</param>
    /// <param name="share">0 this ... 1 the other.</param>
    public Colour Towards(Colour other, double share) =>
        new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    private static byte Mix(byte a, byte b, double share) => (byte)(a + ((b - a) * share) + 0.5);
}

namespace PaintSound.Core.Framing;

/// <summary>A picture in memory that belongs to the caller.</summary>
/// <param name="rgb">Rows from the top, three bytes a pixel (R, G, B).</param>
/// <param name="width">Pixels in a row, above 0.</param>
/// <param name="height">Rows, above 0.</param>
/// <exception cref="ArgumentException">The buffer does not have width x height x 3 bytes.</exception>
public readonly ref struct RgbPicture(ReadOnlySpan<byte> rgb, int width, int height)
{
    /// <summary>Rows from the top, three bytes a pixel (R, G, B).</summary>
    public ReadOnlySpan<byte> Rgb { get; } = rgb.Length == width * height * 3
        ? rgb
        : throw new ArgumentException($"{width} x {height} pixels take {width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));

    /// <summary>Pixels in a row.</summary>
    public int Width { get; } = width;

    /// <summary>Rows.</summary>
    public int Height { get; } = height;
}

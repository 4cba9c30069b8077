namespace PaintSound.Media.Pictures;

/// <summary>A decoded picture.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rgb">Rows from the top, three bytes a pixel (R, G, B), sRGB.</param>
/// <param name="Warning">What is wrong with a picture that could be read nevertheless, without the file and a full stop; null if nothing is.</param>
public sealed record PicturePixels(int Width, int Height, byte[] Rgb, string? Warning);

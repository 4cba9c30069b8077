namespace PaintSound.Media.Decoding;

/// <summary>One decoded picture of a batch: its pixels, or the reason why it could not be read.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Rgb">224 x 224 x 3 bytes (R, G, B), or null.</param>
/// <param name="Reason">The reason why the picture could not be read, or null.</param>
public sealed record DecodedPicture(string File, byte[]? Rgb, string? Reason);

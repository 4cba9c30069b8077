namespace PaintSound.Media.Decoding;

/// <summary>One picture of many: its pixels, or why there are none.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Rgb">224 x 224 x 3 bytes, or null.</param>
/// <param name="Reason">Why the picture could not be read, or null.</param>
public sealed record DecodedPicture(string File, byte[]? Rgb, string? Reason);

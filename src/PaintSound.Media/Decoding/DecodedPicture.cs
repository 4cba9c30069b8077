namespace PaintSound.Media.Decoding;

/// <summary>One decoded picture: its pixels, or the reason why it could not be read.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Rgb">224 x 224 x 3 bytes (R, G, B), or null.</param>
/// <param name="Reason">The reason why the picture could not be read, a sentence that names the file; null if it could.</param>
/// <param name="Warning">What is wrong with a picture that could be read nevertheless, a sentence that names the file; null if nothing is.</param>
public sealed record DecodedPicture(string File, byte[]? Rgb, string? Reason, string? Warning = null);

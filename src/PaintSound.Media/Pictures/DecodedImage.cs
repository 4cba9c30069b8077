using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>The pixels of a picture as they are stored. The owner disposes it.</summary>
/// <param name="Image">The pixels.</param>
/// <param name="Warning">What is missing or damaged; null if nothing is.</param>
internal sealed record DecodedImage(MagickImage Image, string? Warning) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Image.Dispose();
}

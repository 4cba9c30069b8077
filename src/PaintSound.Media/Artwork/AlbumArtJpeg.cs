using PaintSound.Media.Pictures;
using PaintSound.Media.Writing;

namespace PaintSound.Media.Artwork;

/// <summary>Reads the picture of a piece of music and encodes it as JPEG. Thread-safe.</summary>
/// <param name="pictures">Decodes the picture.</param>
/// <param name="fit">The largest size of the result.</param>
public sealed class AlbumArtJpeg(IPictureReader pictures, PictureFit fit)
{
    private readonly AlbumArtReader _reader = new(pictures);

    /// <summary>Reads the picture. A picture that is damaged or too large counts as none.</summary>
    /// <param name="file">Path of the music.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The JPEG; null if the music has no picture.</returns>
    /// <exception cref="MediaException">The picture cannot be encoded.</exception>
    public async Task<byte[]?> ReadAsync(string file, CancellationToken stop) =>
        await _reader.ReadAsync(file, fit, stop) is { } picture ? ScreenJpeg.Encode(picture, file) : null;
}

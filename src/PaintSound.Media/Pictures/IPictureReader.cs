namespace PaintSound.Media.Pictures;

/// <summary>
/// Reads picture files as a person sees them in a viewer: upright, with colours in sRGB, transparent parts over white, the first picture of an
/// animation or of several pages. Thread-safe.
/// </summary>
public interface IPictureReader
{
    /// <summary>True if the file begins like a picture of a format that this reader knows. The rest of the file may be damaged.</summary>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="MediaException">The file is missing, empty or not readable.</exception>
    bool IsPicture(string file);

    /// <summary>Reads a picture.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="fit">The size of the result.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file is missing, is not a picture, is too large, or is so damaged that nothing can be seen.</exception>
    PicturePixels Read(string file, PictureFit fit, CancellationToken stop);

    /// <summary>Reads a picture that is stored in another file, such as the cover in a music file. It may have 64 megapixels.</summary>
    /// <param name="picture">The bytes of a picture file.</param>
    /// <param name="file">Path of the file that contains it, for messages.</param>
    /// <param name="fit">The size of the result.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">It is not a picture, is too large, or is so damaged that nothing can be seen.</exception>
    PicturePixels Read(ReadOnlyMemory<byte> picture, string file, PictureFit fit, CancellationToken stop);
}

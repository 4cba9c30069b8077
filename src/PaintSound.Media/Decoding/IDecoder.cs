using PaintSound.Core.Sources;

namespace PaintSound.Media.Decoding;

/// <summary>Reads files of any format. Every error is a <see cref="MediaException"/> that names the file and the reason.</summary>
public interface IDecoder
{
    /// <summary>What a file holds, without decoding it whole.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">The file is missing, empty, unreadable or of no known format.</exception>
    Task<MediaContent> InspectAsync(string file, CancellationToken stop);

    /// <summary>Decodes a file's sound to 16 kHz mono and hands it over block by block, so a three-hour file needs no more memory than a short one.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="hear">Called with every block; its timestamp is 0.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">The file cannot be read or holds no sound.</exception>
    Task DecodeSoundAsync(string file, SoundHandler hear, CancellationToken stop);

    /// <summary>Decodes pictures, many in one process, to 224 x 224 RGB: the centre square, scaled.</summary>
    /// <param name="files">Paths of the files.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>One answer for each file, in order: its 224 x 224 x 3 bytes, or why there are none.</returns>
    IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(IReadOnlyList<string> files, CancellationToken stop);
}

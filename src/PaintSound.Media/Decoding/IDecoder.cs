using PaintSound.Core.Sources;

namespace PaintSound.Media.Decoding;

/// <summary>Decodes media files of any format. Every error is a <see cref="MediaException"/> that names the file and the reason.</summary>
public interface IDecoder
{
    /// <summary>Returns the kind and length of a file without decoding all of it.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file is missing, empty, unreadable or of no known format.</exception>
    Task<MediaContent> InspectAsync(string file, CancellationToken stop);

    /// <summary>Decodes a file's sound to 16 kHz mono, block by block. The memory use does not depend on the length of the file. The same sound on several channels keeps its level; channels that cancel each other do not vanish.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="onBlock">Called with every block; its timestamp is 0.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read or contains no sound.</exception>
    Task DecodeSoundAsync(string file, SoundHandler onBlock, CancellationToken stop);

    /// <summary>Decodes a piece of music like <see cref="DecodeSoundAsync"/>, and measures its loudness from all channels at the sample rate of the file. A damaged or incomplete file is read as far as it goes.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="content">The content of the file, from <see cref="InspectAsync"/>.</param>
    /// <param name="onBlock">Called with every block; its timestamp is 0.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read or contains no sound.</exception>
    Task<DecodedMusic> DecodeMusicAsync(string file, MediaContent content, SoundHandler onBlock, CancellationToken stop);

    /// <summary>
    /// Decodes a piece of music like <see cref="DecodeMusicAsync"/>, without inspecting the file first, which takes as long as a minute of music. That is possible with
    /// files of one sound stream with one or two channels.
    /// </summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="onBlock">Called with every block; its timestamp is 0.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>Null if the file is of another kind or cannot be read: inspect it.</returns>
    /// <exception cref="MediaException">The file is missing or empty, or reading it stopped in its middle.</exception>
    Task<DecodedMusic?> TryDecodeMusicAsync(string file, SoundHandler onBlock, CancellationToken stop);

    /// <summary>Decodes pictures to 224 x 224 RGB: the centre square, upright, in sRGB, over white.</summary>
    /// <param name="files">Paths of the files.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>One result per file, in order: its 224 x 224 x 3 bytes, or the reason why it could not be read.</returns>
    IAsyncEnumerable<DecodedPicture> DecodePicturesAsync(IReadOnlyList<string> files, CancellationToken stop);
}

using System.Buffers.Binary;

namespace PaintSound.Media.Artwork;

/// <summary>
/// Finds the picture of the album in a music file: MP3 and AAC with ID3, FLAC, MP4, Vorbis, Opus, and WAV and AIFF with ID3. It reads the tags only, not the
/// sound. Whatever a file says, the memory is bounded by <see cref="ByteSource.MaxBytes"/>.
/// </summary>
internal static class EmbeddedPictureReader
{
    private const int HeaderBytes = 12;

    /// <summary>Returns the bytes of the picture: the front of the cover if one is marked as such, else the first; null if there is none.</summary>
    /// <param name="file">The file. It must be able to seek.</param>
    public static ReadOnlyMemory<byte>? Read(Stream file)
    {
        EmbeddedPicture? first = null;
        foreach (var picture in ReadAll(new ByteSource(file)).Where(picture => !picture.Content.IsEmpty))
        {
            if (picture.Kind == EmbeddedPicture.Front)
            {
                return picture.Content;
            }

            first ??= picture;
        }

        return first?.Content;
    }

    private static IEnumerable<EmbeddedPicture> ReadAll(ByteSource source)
    {
        // ID3 may stand before every format.
        var tag = Id3Pictures.GetLength(source, 0);
        var pictures = tag > 0 ? Id3Pictures.Read(source, 0) : [];
        return source.Read(tag, HeaderBytes) is { } header ? pictures.Concat(ReadFormat(source, header, tag)) : pictures;
    }

    private static IEnumerable<EmbeddedPicture> ReadFormat(ByteSource source, byte[] header, long at) => BinaryPrimitives.ReadUInt32BigEndian(header) switch
    {
        0x664C6143 => FlacPictures.Read(source, at), // fLaC
        0x4F676753 when at == 0 => OggPictures.Read(source), // OggS
        0x52494646 or 0x52463634 when at == 0 => ChunkPictures.Read(source, isAiff: false), // RIFF, RF64
        0x464F524D when at == 0 => ChunkPictures.Read(source, isAiff: true), // FORM
        _ when header.AsSpan(4).StartsWith("ftyp"u8) => Mp4Pictures.Read(source),
        _ => [],
    };
}

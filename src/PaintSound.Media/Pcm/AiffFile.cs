using System.Text;

namespace PaintSound.Media.Pcm;

/// <summary>Finds the sound of an AIFF or AIFF-C file (Apple, 1989 and 1991).</summary>
internal sealed class AiffFile
{
    private const int MaxTextBytes = 1 << 16;
    private const int MaxChunks = 10_000;
    private const int CommonBytes = 18, CodingBytes = 4;

    // Offset and size of blocks come before the samples.
    private const int SoundHeadBytes = 8;

    private static readonly uint Common = Chunk.NameOf("COMM"u8), Sound = Chunk.NameOf("SSND"u8), Title = Chunk.NameOf("NAME"u8);

    // ffmpeg reads tags or channels from them that this reader does not know.
    private static readonly uint[] ForFfmpeg = [Chunk.NameOf("ID3 "u8), Chunk.NameOf("id3 "u8), Chunk.NameOf("CHAN"u8), Chunk.NameOf("wave"u8)];

    private readonly Stream _stream;
    private readonly bool _isCompressible;
    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);
    private AiffFormat? _format;
    private PcmSound? _sound;

    private AiffFile(Stream stream, bool isCompressible) => (_stream, _isCompressible) = (stream, isCompressible);

    /// <summary>Finds the sound.</summary>
    /// <param name="stream">The file, after its first twelve bytes.</param>
    /// <param name="isCompressible">True for AIFF-C, which names the coding.</param>
    /// <returns>Null if the file is for ffmpeg.</returns>
    public static PcmSound? Find(Stream stream, bool isCompressible) => new AiffFile(stream, isCompressible).Find();

    private PcmSound? Find()
    {
        for (var count = 0; Chunk.Read(_stream, isBigEndian: true) is { } chunk; count++)
        {
            if (count == MaxChunks || chunk.End > _stream.Length || !TryRead(chunk))
            {
                return null;
            }

            _stream.Position = chunk.Next;
        }

        return _sound;
    }

    private bool TryRead(Chunk chunk)
    {
        if (chunk.Name == Common)
        {
            return _format is null && chunk.Length >= CommonBytes + (_isCompressible ? CodingBytes : 0) && chunk.ReadContent(_stream, MaxTextBytes) is { } common
                && (_format = AiffFormat.Read(common, _isCompressible)) is not null;
        }

        if (chunk.Name == Sound)
        {
            return TryReadSound(chunk);
        }

        if (chunk.Name == Title)
        {
            return chunk.ReadContent(_stream, MaxTextBytes) is { } title && TryAddTitle(title);
        }

        return !ForFfmpeg.Contains(chunk.Name);
    }

    private bool TryReadSound(Chunk chunk)
    {
        Span<byte> head = stackalloc byte[SoundHeadBytes];
        if (_format is null || _sound is not null || chunk.Length < SoundHeadBytes)
        {
            return false;
        }

        _stream.ReadExactly(head);
        _sound = new PcmSound(_format.Samples, _format.IsBigEndian, chunk.Start + SoundHeadBytes, _format.Frames, _format.Codec, _tags);
        return !head.ContainsAnyExcept((byte)0) && chunk.Length == SoundHeadBytes + (_format.Frames * _format.Samples.FrameBytes);
    }

    private bool TryAddTitle(ReadOnlySpan<byte> title)
    {
        var end = title.IndexOf((byte)0);
        title = end < 0 ? title : title[..end];
        if (!Ascii.IsValid(title))
        {
            return false;
        }

        if (title.Length > 0)
        {
            _tags["title"] = Encoding.ASCII.GetString(title);
        }

        return true;
    }
}

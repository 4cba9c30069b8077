using System.Buffers.Binary;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>Finds the sound of a WAV file (RIFF, Microsoft and IBM 1991; RF64, EBU Tech 3306; BW64, ITU-R BS.2088).</summary>
internal sealed class WavFile
{
    private const int MaxTagBytes = 1 << 16;
    private const int MaxChunks = 10_000;

    // ds64: the length of the file, of the data chunk, and in samples, in 64 bits each.
    private const int LargeSizesBytes = 24;

    private static readonly uint Format = Chunk.NameOf("fmt "u8), Data = Chunk.NameOf("data"u8), LargeSizes = Chunk.NameOf("ds64"u8), List = Chunk.NameOf("LIST"u8),
        Broadcast = Chunk.NameOf("bext"u8);

    // ffmpeg reads tags, times or pictures from them that this reader does not know.
    private static readonly uint[] ForFfmpeg =
        [Chunk.NameOf("id3 "u8), Chunk.NameOf("ID3 "u8), Chunk.NameOf("IDIT"u8), Chunk.NameOf("SMV0"u8), Chunk.NameOf("XMA2"u8)];

    private readonly Stream _stream;
    private readonly bool _isLarge;
    private readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal);
    private SampleFormat? _format;
    private long? _largeDataBytes;
    private PcmSound? _sound;

    private WavFile(Stream stream, bool isLarge) => (_stream, _isLarge) = (stream, isLarge);

    /// <summary>Finds the sound.</summary>
    /// <param name="stream">The file, after its first twelve bytes.</param>
    /// <param name="isLarge">True for RF64 and BW64, whose sizes are in a chunk of their own.</param>
    /// <returns>Null if the file is for ffmpeg.</returns>
    public static PcmSound? Find(Stream stream, bool isLarge) => new WavFile(stream, isLarge).Find();

    private PcmSound? Find()
    {
        for (var count = 0; Chunk.Read(_stream, isBigEndian: false) is { } chunk; count++)
        {
            if (count == MaxChunks || !TryRead(ref chunk) || chunk.End > _stream.Length)
            {
                return null;
            }

            _stream.Position = chunk.Next;
        }

        return _sound;
    }

    private bool TryRead(ref Chunk chunk)
    {
        if (chunk.Name == Data)
        {
            chunk = chunk with { Length = !_isLarge ? chunk.Length : chunk.Length == uint.MaxValue ? _largeDataBytes ?? 0 : 0 };
            return TryReadData(chunk);
        }

        if (chunk.End > _stream.Length)
        {
            return false;
        }

        if (chunk.Name == LargeSizes)
        {
            return TryReadLargeSizes(chunk);
        }

        if (chunk.Name == Format)
        {
            return _format is null && chunk.ReadContent(_stream, MaxTagBytes) is { } format && (_format = WavFormat.Read(format)) is not null;
        }

        if (chunk.Name == List || chunk.Name == Broadcast)
        {
            return chunk.ReadContent(_stream, MaxTagBytes) is { } content
                && (chunk.Name == List ? WavTags.TryReadList(content, _tags) : WavTags.TryReadBroadcast(content, _tags));
        }

        return !ForFfmpeg.Contains(chunk.Name);
    }

    private bool TryReadLargeSizes(Chunk chunk)
    {
        Span<byte> sizes = stackalloc byte[LargeSizesBytes];
        if (!_isLarge || chunk.Length < LargeSizesBytes)
        {
            return false;
        }

        _stream.ReadExactly(sizes);
        _largeDataBytes = BinaryPrimitives.ReadInt64LittleEndian(sizes[8..]);
        return _largeDataBytes is >= 0 and < long.MaxValue / 2;
    }

    // A size of 0 or 0xFFFFFFFF is that of a recording that was not completed, or was written into a pipe.
    private bool TryReadData(Chunk chunk)
    {
        if (_format is null || _sound is not null || chunk.Length is 0 or uint.MaxValue || chunk.Length % _format.FrameBytes != 0)
        {
            return false;
        }

        _sound = new PcmSound(_format, IsBigEndian: false, chunk.Start, chunk.Length / _format.FrameBytes, WavFormat.GetCodec(_format.Encoding), _tags);
        return true;
    }
}

using System.Buffers.Binary;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>The chunk COMM of an AIFF or AIFF-C file.</summary>
/// <param name="Samples">Rate, channels and encoding of the samples.</param>
/// <param name="IsBigEndian">True if the high byte of a sample comes first.</param>
/// <param name="Frames">Length in samples per channel.</param>
/// <param name="Codec">ffmpeg's name of the encoding.</param>
internal sealed record AiffFormat(SampleFormat Samples, bool IsBigEndian, long Frames, string Codec)
{
    // The exponent of 1 in the 80-bit numbers of SANE, and the bits of their mantissa after the first.
    private const int ExponentBias = 16_383, MantissaBits = 63;

    /// <summary>Reads the chunk.</summary>
    /// <param name="content">Its content.</param>
    /// <param name="isCompressible">True for AIFF-C, which names the coding.</param>
    /// <returns>Null if the file is for ffmpeg.</returns>
    public static AiffFormat? Read(ReadOnlySpan<byte> content, bool isCompressible)
    {
        var coding = isCompressible ? content[18..22] : "NONE"u8;
        var bits = BinaryPrimitives.ReadUInt16BigEndian(content[6..]);
        var channels = BinaryPrimitives.ReadUInt16BigEndian(content);
        var rate = ReadRate(content[8..18]);
        if (rate == 0 || channels == 0)
        {
            return null;
        }

        var found = coding switch
        {
            _ when coding.SequenceEqual("NONE"u8) => FindInteger(bits),
            _ when coding.SequenceEqual("sowt"u8) && bits == 16 => new Stored(SampleEncoding.Int16, "pcm_s16le"),
            _ when (coding.SequenceEqual("fl32"u8) || coding.SequenceEqual("FL32"u8)) && bits == 32 => new Stored(SampleEncoding.Float32, "pcm_f32be"),
            _ when (coding.SequenceEqual("fl64"u8) || coding.SequenceEqual("FL64"u8)) && bits == 64 => new Stored(SampleEncoding.Float64, "pcm_f64be"),
            _ => default(Stored),
        };
        return found is not null
            ? new AiffFormat(
                new SampleFormat(rate, channels, found.Encoding), !coding.SequenceEqual("sowt"u8), BinaryPrimitives.ReadUInt32BigEndian(content[2..]), found.Codec)
            : null;
    }

    private static Stored? FindInteger(int bits) => bits switch
    {
        8 => new Stored(SampleEncoding.Int8, "pcm_s8"),
        16 => new Stored(SampleEncoding.Int16, "pcm_s16be"),
        24 => new Stored(SampleEncoding.Int24, "pcm_s24be"),
        32 => new Stored(SampleEncoding.Int32, "pcm_s32be"),
        _ => null,
    };

    /// <summary>Reads a rate; 0 if it is no whole number of Hz.</summary>
    private static int ReadRate(ReadOnlySpan<byte> extended)
    {
        var exponent = BinaryPrimitives.ReadUInt16BigEndian(extended) - ExponentBias - MantissaBits;
        var rate = BinaryPrimitives.ReadUInt64BigEndian(extended[2..]) * Math.Pow(2, exponent);
        return rate is >= 1 and <= int.MaxValue && rate == Math.Floor(rate) ? (int)rate : 0;
    }

    private sealed record Stored(SampleEncoding Encoding, string Codec);
}

using System.Buffers.Binary;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>Reads the chunk "fmt " of a WAV file: WAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE.</summary>
internal static class WavFormat
{
    private const int PlainBytes = 16, ExtensibleBytes = 40;
    private const int IntegerKind = 1, FloatKind = 3, ExtensibleKind = 0xFFFE;
    private const uint FrontCentre = 0x4, FrontLeftAndRight = 0x3;

    // The rest of the GUIDs of KSDATAFORMAT_SUBTYPE_PCM and KSDATAFORMAT_SUBTYPE_IEEE_FLOAT, after the kind.
    private static readonly byte[] SubformatEnd = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Reads the format.</summary>
    /// <param name="content">The content of the chunk.</param>
    /// <returns>Null if the file is for ffmpeg.</returns>
    public static SampleFormat? Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < PlainBytes)
        {
            return null;
        }

        var kind = (int)BinaryPrimitives.ReadUInt16LittleEndian(content);
        var (channels, bits) = (BinaryPrimitives.ReadUInt16LittleEndian(content[2..]), BinaryPrimitives.ReadUInt16LittleEndian(content[14..]));
        if (kind == ExtensibleKind)
        {
            if (content.Length < ExtensibleBytes || !IsUsual(content, channels, bits))
            {
                return null;
            }

            kind = BinaryPrimitives.ReadUInt16LittleEndian(content[24..]);
        }

        var rate = BinaryPrimitives.ReadUInt32LittleEndian(content[4..]);
        if (FindEncoding(kind, bits) is not { } encoding || channels == 0 || rate is 0 or > int.MaxValue)
        {
            return null;
        }

        var format = new SampleFormat((int)rate, channels, encoding);
        return BinaryPrimitives.ReadUInt16LittleEndian(content[12..]) == format.FrameBytes ? format : null;
    }

    /// <summary>ffmpeg's name of an encoding.</summary>
    public static string GetCodec(SampleEncoding encoding) => encoding switch
    {
        SampleEncoding.UInt8 => "pcm_u8",
        SampleEncoding.Int16 => "pcm_s16le",
        SampleEncoding.Int24 => "pcm_s24le",
        SampleEncoding.Int32 => "pcm_s32le",
        SampleEncoding.Float64 => "pcm_f64le",
        _ => "pcm_f32le",
    };

    private static SampleEncoding? FindEncoding(int kind, int bits) => (kind, bits) switch
    {
        (IntegerKind, 8) => SampleEncoding.UInt8,
        (IntegerKind, 16) => SampleEncoding.Int16,
        (IntegerKind, 24) => SampleEncoding.Int24,
        (IntegerKind, 32) => SampleEncoding.Int32,
        (FloatKind, 32) => SampleEncoding.Float32,
        (FloatKind, 64) => SampleEncoding.Float64,
        _ => null,
    };

    // The extension is complete, all bits of a sample are used, and the channels are those of mono or stereo.
    private static bool IsUsual(ReadOnlySpan<byte> content, int channels, int bits)
    {
        var speakers = BinaryPrimitives.ReadUInt32LittleEndian(content[20..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(content[16..]) >= ExtensibleBytes - PlainBytes - sizeof(ushort)
            && BinaryPrimitives.ReadUInt16LittleEndian(content[18..]) == bits
            && (speakers == 0 || speakers == (channels == 1 ? FrontCentre : FrontLeftAndRight))
            && content[26..ExtensibleBytes].SequenceEqual(SubformatEnd);
    }
}

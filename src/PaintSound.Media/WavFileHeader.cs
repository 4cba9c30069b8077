using System.Buffers.Binary;

namespace PaintSound.Media;

/// <summary>
/// The header of a WAV file (RIFF, Microsoft and IBM 1991). It reserves space for the sizes of RF64 (EBU Tech 3306), so that a file that
/// grows over 4 GB becomes RF64 without moving its samples.
/// </summary>
/// <param name="Rate">Sample rate in Hz.</param>
/// <param name="Channels">Samples in a frame.</param>
/// <param name="IsFloat">True for 32-bit floats, false for 16-bit integers.</param>
internal sealed record WavFileHeader(int Rate, int Channels, bool IsFloat)
{
    /// <summary>Bytes before the first sample.</summary>
    public const int Length = 80;

    /// <summary>Maximum bytes of sound in a RIFF file; larger files need RF64.</summary>
    public const long MaxRiffBytes = uint.MaxValue - (Length - 8);

    private const int Ds64Length = 28;
    private const short IntegerFormat = 1;
    private const short FloatFormat = 3;

    /// <summary>Bytes of one frame.</summary>
    public int FrameBytes => Channels * (IsFloat ? sizeof(float) : sizeof(short));

    /// <summary>Writes the header.</summary>
    /// <param name="header">Receives <see cref="Length"/> bytes.</param>
    /// <param name="soundBytes">Bytes of sound that follow.</param>
    public void Write(Span<byte> header, long soundBytes)
    {
        var isLarge = soundBytes > MaxRiffBytes;
        header[..Length].Clear();
        (isLarge ? "RF64"u8 : "RIFF"u8).CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], isLarge ? uint.MaxValue : (uint)(soundBytes + Length - 8));
        "WAVE"u8.CopyTo(header[8..]);
        (isLarge ? "ds64"u8 : "JUNK"u8).CopyTo(header[12..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], Ds64Length);
        if (isLarge)
        {
            BinaryPrimitives.WriteInt64LittleEndian(header[20..], soundBytes + Length - 8);
            BinaryPrimitives.WriteInt64LittleEndian(header[28..], soundBytes);
            BinaryPrimitives.WriteInt64LittleEndian(header[36..], soundBytes / FrameBytes);
        }

        "fmt "u8.CopyTo(header[48..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[52..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[56..], IsFloat ? FloatFormat : IntegerFormat);
        BinaryPrimitives.WriteInt16LittleEndian(header[58..], (short)Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[60..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[64..], Rate * FrameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[68..], (short)FrameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[70..], (short)(8 * FrameBytes / Channels));
        "data"u8.CopyTo(header[72..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[76..], isLarge ? uint.MaxValue : (uint)soundBytes);
    }
}

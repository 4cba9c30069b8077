using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Conversion;

/// <summary>Converts stored samples to floats; full scale is -1..1. Does not allocate.</summary>
internal static class SampleDecoder
{
    /// <summary>Converts all samples.</summary>
    /// <param name="bytes">Whole samples.</param>
    /// <param name="encoding">The encoding of the stored samples.</param>
    /// <param name="samples">Receives one float for each sample.</param>
    public static void Decode(ReadOnlySpan<byte> bytes, SampleEncoding encoding, Span<float> samples)
    {
        switch (encoding)
        {
            case SampleEncoding.Int16:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes[(2 * i)..]) / 32_768f;
                }

                break;
            case SampleEncoding.Int24:
                for (var i = 0; i < samples.Length; i++)
                {
                    // The 3 bytes go into the upper 3 of 4 bytes, so that the sign is correct.
                    samples[i] = ((bytes[3 * i] << 8) | (bytes[(3 * i) + 1] << 16) | (bytes[(3 * i) + 2] << 24)) / 2_147_483_648f;
                }

                break;
            case SampleEncoding.Int32:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..]) / 2_147_483_648f;
                }

                break;
            case SampleEncoding.UInt8:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = (bytes[i] - 128) / 128f;
                }

                break;
            case SampleEncoding.Int8:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = (sbyte)bytes[i] / 128f;
                }

                break;
            case SampleEncoding.Float64:
                for (var i = 0; i < samples.Length; i++)
                {
                    samples[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
                }

                break;
            default:
                MemoryMarshal.Cast<byte, float>(bytes)[..samples.Length].CopyTo(samples);
                break;
        }
    }
}

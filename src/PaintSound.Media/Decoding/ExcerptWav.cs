using System.Buffers.Binary;

namespace PaintSound.Media.Decoding;

/// <summary>Reads an excerpt of a sound file as a WAV in memory: stereo, 48 kHz, 16 bit, which every browser plays.</summary>
/// <param name="reader">Reads the excerpt.</param>
public sealed class ExcerptWav(ExcerptReader reader)
{
    private const int HeaderBytes = 44;

    /// <summary>Reads an excerpt.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="startSeconds">Start of the excerpt, in seconds from the start of the file.</param>
    /// <param name="seconds">Length in seconds. The excerpt is shorter if the file ends earlier.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <returns>The WAV (RIFF, Microsoft and IBM 1991).</returns>
    /// <exception cref="MediaException">The file cannot be read or has no sound at that time.</exception>
    public async Task<byte[]> ReadAsync(string file, double startSeconds, double seconds, CancellationToken stop)
    {
        using MemoryStream wav = new();
        wav.Write(new byte[HeaderBytes]);
        await reader.ReadAsync(
            file,
            startSeconds,
            seconds,
            samples =>
            {
                Span<byte> two = stackalloc byte[2];
                foreach (var sample in samples)
                {
                    BinaryPrimitives.WriteInt16LittleEndian(two, (short)MathF.Round(Math.Clamp(sample, -1, 1) * short.MaxValue));
                    wav.Write(two);
                }
            },
            stop);
        var bytes = wav.ToArray();
        WriteHeader(bytes, bytes.Length - HeaderBytes);
        return bytes;
    }

    private static void WriteHeader(Span<byte> header, int soundBytes)
    {
        const int frame = ExcerptReader.Channels * sizeof(short);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderBytes - 8 + soundBytes);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], ExcerptReader.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], ExcerptReader.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], ExcerptReader.SampleRate * frame);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], frame);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], soundBytes);
    }
}

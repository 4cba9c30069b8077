using System.Buffers.Binary;

namespace PaintSound.Studio.Music;

/// <summary>Writes sound as WAV: 16 bit, stereo.</summary>
public static class Wav
{
    private const int HeaderBytes = 44;

    /// <summary>Writes a tape.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tape">What.</param>
    public static void Write(Stream stream, Tape tape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tape);
        var bytes = new byte[HeaderBytes + (tape.Length * 4)];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 2);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), Tape.Rate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), Tape.Rate * 4);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 4);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), tape.Length * 4);
        var samples = bytes.AsSpan(HeaderBytes);
        for (var i = 0; i < tape.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(samples[(i * 4)..], (short)MathF.Round(tape.Left[i] * short.MaxValue));
            BinaryPrimitives.WriteInt16LittleEndian(samples[((i * 4) + 2)..], (short)MathF.Round(tape.Right[i] * short.MaxValue));
        }

        stream.Write(bytes);
    }
}

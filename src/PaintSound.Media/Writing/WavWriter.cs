using System.Buffers.Binary;

namespace PaintSound.Media.Writing;

/// <summary>
/// Writes a WAV file as sound comes (RIFF, Microsoft and IBM 1991): 16-bit integers, or 32-bit floats, which keep what is
/// louder than full level.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private const int HeaderBytes = 44;
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[16_384];
    private readonly int _rate;
    private readonly int _channels;
    private readonly bool _floats;
    private long _written;

    /// <summary>Creates the file, over an older one of that name.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="rate">Samples a second.</param>
    /// <param name="channels">Channels, interleaved.</param>
    /// <param name="floats">True for 32-bit floats, false for 16-bit integers.</param>
    /// <exception cref="MediaException">The file cannot be created.</exception>
    public WavWriter(string file, int rate, int channels, bool floats = false)
    {
        (_rate, _channels, _floats) = (rate, channels, floats);
        try
        {
            _stream = File.Create(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{file} cannot be written: {e.Message}", e);
        }

        WriteHeader();
    }

    /// <summary>Adds samples.</summary>
    /// <param name="samples">-1..1, channels in turn; as integers, what lies beyond is cut to that.</param>
    public void Write(ReadOnlySpan<float> samples)
    {
        var size = _floats ? sizeof(float) : sizeof(short);
        for (; samples.Length > 0; samples = samples[Math.Min(samples.Length, _buffer.Length / size)..])
        {
            var count = Math.Min(samples.Length, _buffer.Length / size);
            for (var i = 0; i < count; i++)
            {
                if (_floats)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(i * size), samples[i]);
                }
                else
                {
                    BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan(i * size), (short)MathF.Round(Math.Clamp(samples[i], -1, 1) * short.MaxValue));
                }
            }

            _stream.Write(_buffer, 0, count * size);
            _written += count * size;
        }
    }

    /// <summary>Completes the header and closes the file.</summary>
    public void Dispose()
    {
        _stream.Position = 0;
        WriteHeader();
        _stream.Dispose();
    }

    private void WriteHeader()
    {
        var size = _floats ? sizeof(float) : sizeof(short);
        Span<byte> header = stackalloc byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)Math.Min(uint.MaxValue, _written + HeaderBytes - 8));
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], (short)(_floats ? 3 : 1));
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], (short)_channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], _rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], _rate * _channels * size);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(_channels * size));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], (short)(8 * size));
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteUInt32LittleEndian(header[40..], (uint)Math.Min(uint.MaxValue, _written));
        _stream.Write(header);
    }
}

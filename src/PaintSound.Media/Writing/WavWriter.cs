using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Writing;

/// <summary>
/// Writes a WAV file as sound comes: 16-bit integers, or 32-bit floats, which keep what is louder than full level. A file over 4 GB
/// becomes RF64. One thread at a time.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly WavFileHeader _header;
    private readonly byte[] _buffer = new byte[16_384];
    private long _written;
    private bool _isLarge;

    /// <summary>Creates the file, over an older one of that name.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="rate">Frames a second, in Hz.</param>
    /// <param name="channels">Channels, interleaved.</param>
    /// <param name="floats">True for 32-bit floats, false for 16-bit integers.</param>
    /// <exception cref="MediaException">The file cannot be created.</exception>
    public WavWriter(string file, int rate, int channels, bool floats = false)
        : this(Create(file), rate, channels, floats)
    {
    }

    /// <summary>Writes into a stream that can be positioned, and owns it.</summary>
    internal WavWriter(Stream stream, int rate, int channels, bool floats)
    {
        _stream = stream;
        _header = new WavFileHeader(rate, channels, floats);
        WriteHeader();
    }

    /// <summary>Adds samples.</summary>
    /// <param name="samples">-1..1, channels in turn; integers are limited to that range.</param>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_header.IsFloat && BitConverter.IsLittleEndian)
        {
            Add(MemoryMarshal.AsBytes(samples));
            return;
        }

        var size = _header.IsFloat ? sizeof(float) : sizeof(short);
        for (; samples.Length > 0; samples = samples[Math.Min(samples.Length, _buffer.Length / size)..])
        {
            var count = Math.Min(samples.Length, _buffer.Length / size);
            for (var i = 0; i < count; i++)
            {
                if (_header.IsFloat)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(i * size), samples[i]);
                }
                else
                {
                    BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan(i * size), (short)MathF.Round(Math.Clamp(samples[i], -1, 1) * short.MaxValue));
                }
            }

            Add(_buffer.AsSpan(0, count * size));
        }
    }

    /// <summary>Completes the header and closes the file.</summary>
    public void Dispose()
    {
        WriteHeader();
        _stream.Dispose();
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _written += bytes.Length;

        // From here on a reader of an unfinished file must not believe 32-bit sizes.
        if (!_isLarge && _written > WavFileHeader.MostRiff)
        {
            _isLarge = true;
            WriteHeader();
        }
    }

    private void WriteHeader()
    {
        Span<byte> header = stackalloc byte[WavFileHeader.Length];
        _header.Write(header, _written);
        _stream.Position = 0;
        _stream.Write(header);
        _stream.Position = WavFileHeader.Length + _written;
    }

    private static FileStream Create(string file)
    {
        try
        {
            return File.Create(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{file} cannot be written: {e.Message}", e);
        }
    }
}

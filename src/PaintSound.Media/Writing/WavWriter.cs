using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Writing;

/// <summary>
/// Writes a WAV file incrementally: 16-bit integers, or 32-bit floats, which keep samples above full scale. A file over 4 GB becomes
/// RF64. Not thread-safe.
/// </summary>
public sealed class WavWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly WavFileHeader _header;
    private readonly byte[] _buffer = new byte[16_384];
    private long _written;
    private bool _isLarge;

    /// <summary>Creates the file. An existing file is replaced.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="channels">Number of interleaved channels.</param>
    /// <param name="isFloat">True for 32-bit floats, false for 16-bit integers.</param>
    /// <exception cref="MediaException">The file cannot be created.</exception>
    public WavWriter(string file, int rate, int channels, bool isFloat = false)
        : this(Create(file), rate, channels, isFloat)
    {
    }

    /// <summary>Writes to a seekable stream and takes ownership of it.</summary>
    internal WavWriter(Stream stream, int rate, int channels, bool isFloat)
    {
        _stream = stream;
        _header = new WavFileHeader(rate, channels, isFloat);
        WriteHeader();
    }

    /// <summary>Adds samples.</summary>
    /// <param name="samples">Interleaved samples, -1..1. Integer output is clipped to that range.</param>
    public void Write(ReadOnlySpan<float> samples)
    {
        if (_header.IsFloat && BitConverter.IsLittleEndian)
        {
            WriteBytes(MemoryMarshal.AsBytes(samples));
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

            WriteBytes(_buffer.AsSpan(0, count * size));
        }
    }

    /// <summary>Completes the header and closes the file.</summary>
    public void Dispose()
    {
        if (_stream.CanWrite)
        {
            WriteHeader();
            _stream.Dispose();
        }
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _written += bytes.Length;

        // From here on a reader of an unfinished file must not rely on the 32-bit sizes.
        if (!_isLarge && _written > WavFileHeader.MaxRiffBytes)
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

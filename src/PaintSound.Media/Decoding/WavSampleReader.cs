using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Decoding;

/// <summary>Reads any part of a WAV file of 32-bit floats that <see cref="Writing.WavWriter"/> wrote. It reads no other WAV files. Not thread-safe.</summary>
public sealed class WavSampleReader : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <exception cref="MediaException">The file cannot be read.</exception>
    public WavSampleReader(string file)
    {
        try
        {
            _file = File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw MediaFile.CreateReadException(file, e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>The number of samples, of all channels together.</summary>
    public long Length => Math.Max(0, _file.Length - WavFileHeader.Length) / sizeof(float);

    /// <summary>Reads samples.</summary>
    /// <param name="from">The first sample, at least 0.</param>
    /// <param name="samples">Receives them; silence after the end of the file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Read(long from, Span<float> samples)
    {
        var bytes = MemoryMarshal.AsBytes(samples);
        _file.Position = WavFileHeader.Length + (from * sizeof(float));
        bytes[_file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)..].Clear();
        for (var i = 0; !BitConverter.IsLittleEndian && i < samples.Length; i++)
        {
            samples[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

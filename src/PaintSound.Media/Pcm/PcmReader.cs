using System.Runtime.InteropServices;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>Reads uncompressed sound from a file as floats, all channels. Not thread-safe. The memory does not depend on the length.</summary>
internal sealed class PcmReader : IDisposable
{
    private const int MaxBlockFrames = 1 << 14;
    private readonly FileStream _file;
    private readonly PcmSound _sound;
    private readonly byte[] _bytes;
    private long _remaining;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="seekSeconds">Where reading starts, in seconds from the start of the sound.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PcmReader(string file, PcmSound sound, int seekSeconds)
    {
        var first = Math.Min(sound.Frames, (long)seekSeconds * sound.Format.Rate);
        _sound = sound;
        _remaining = sound.Frames - first;
        _bytes = new byte[Math.Min(_remaining, MaxBlockFrames) * sound.Format.FrameBytes];
        _file = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)
        {
            Position = sound.Offset + (first * sound.Format.FrameBytes),
        };
    }

    /// <summary>True if the file ended before its sound: something cut it off after it was inspected.</summary>
    public bool HasEndedEarly { get; private set; }

    /// <summary>Reads interleaved 32-bit floats of the machine's byte order.</summary>
    /// <param name="buffer">Receives whole frames; long enough for one.</param>
    /// <returns>Their number in bytes; 0 at the end.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Read(Span<byte> buffer)
    {
        var format = _sound.Format;
        var wanted = (int)Math.Min(Math.Min(_remaining, MaxBlockFrames), buffer.Length / (format.Channels * sizeof(float)));
        var bytes = _bytes.AsSpan(0, wanted * format.FrameBytes);
        var frames = wanted == 0 ? 0 : _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / format.FrameBytes;
        HasEndedEarly |= frames < wanted;
        _remaining = HasEndedEarly ? 0 : _remaining - frames;
        bytes = bytes[..(frames * format.FrameBytes)];
        if (_sound.IsBigEndian)
        {
            ReverseSamples(bytes, format.SampleBytes);
        }

        var samples = MemoryMarshal.Cast<byte, float>(buffer)[..(frames * format.Channels)];
        SampleDecoder.Decode(bytes, format.Encoding, samples);
        return samples.Length * sizeof(float);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static void ReverseSamples(Span<byte> bytes, int sampleBytes)
    {
        for (var i = 0; i + sampleBytes <= bytes.Length; i += sampleBytes)
        {
            bytes.Slice(i, sampleBytes).Reverse();
        }
    }
}

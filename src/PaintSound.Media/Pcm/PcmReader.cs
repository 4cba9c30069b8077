using System.Runtime.InteropServices;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Pcm;

/// <summary>Reads uncompressed sound from a file at another sample rate, all channels. Not thread-safe. The memory does not depend on the length.</summary>
internal sealed class PcmReader : IDisposable
{
    private const int MaxBlockFrames = 1 << 14;
    private readonly FileStream _file;
    private readonly PcmSound _sound;
    private readonly LoudnessMeter? _meter;
    private readonly FileRateConverter? _converter;
    private readonly byte[] _bytes;
    private readonly float[] _frames;
    private readonly List<float> _converted = [];
    private long _remaining;
    private int _taken;   // bytes of _converted
    private readonly int _minFrames;
    private bool _hasBegun;
    private bool _hasFinished;

    /// <summary>Opens a file.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="sound">Its sound.</param>
    /// <param name="filter">The filter of its sample rate; null if nothing has to be converted.</param>
    /// <param name="seekSeconds">Where reading starts, in seconds from the start of the sound.</param>
    /// <param name="meter">Measures the loudness; null for nothing.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PcmReader(string file, PcmSound sound, ResamplingFilter? filter, int seekSeconds, LoudnessMeter? meter)
    {
        var first = Math.Min(sound.Frames, (long)seekSeconds * sound.Format.Rate);
        _sound = sound;
        _meter = meter;
        _remaining = sound.Frames - first;
        _minFrames = filter is null ? 1 : FileRateConverter.GetMinFrames(filter);
        _converter = filter is null ? null : new FileRateConverter(filter, sound.Format.Channels);
        var block = (int)Math.Min(_remaining, MaxBlockFrames);
        _bytes = new byte[block * sound.Format.FrameBytes];
        _frames = new float[block * sound.Format.Channels];
        _file = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0)
        {
            Position = sound.Offset + (first * sound.Format.FrameBytes),
        };
    }

    /// <summary>True if the file ended before its sound: something cut it off after it was inspected.</summary>
    public bool HasEndedEarly { get; private set; }

    /// <summary>Reads interleaved 32-bit floats of the machine's byte order.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <returns>Their number in bytes; 0 at the end.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Read(Span<byte> buffer)
    {
        while (_taken == _converted.Count * sizeof(float))
        {
            _converted.Clear();
            _taken = 0;
            if (!TryConvertBlock())
            {
                return 0;
            }
        }

        var ready = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_converted))[_taken..];
        var count = Math.Min(ready.Length, buffer.Length);
        ready[..count].CopyTo(buffer);
        _taken += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Converts the next block, or the end of the sound. Returns false after the end.</summary>
    private bool TryConvertBlock()
    {
        if (_remaining == 0)
        {
            if (!_hasFinished)
            {
                _hasFinished = true;
                if (_hasBegun)
                {
                    _converter?.Finish(_converted);
                }

                return true;
            }

            return false;
        }

        var format = _sound.Format;
        var wanted = (int)Math.Min(_remaining, MaxBlockFrames);
        var bytes = _bytes.AsSpan(0, wanted * format.FrameBytes);
        var frames = _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / format.FrameBytes;
        HasEndedEarly = frames < wanted;
        _remaining = HasEndedEarly ? 0 : _remaining - frames;
        if (!_hasBegun && frames < _minFrames)
        {
            // Too little for a filter that mirrors the start.
            _remaining = 0;
            return true;
        }

        _hasBegun = true;
        var samples = _frames.AsSpan(0, frames * format.Channels);
        if (_sound.IsBigEndian)
        {
            ReverseSamples(bytes, format.SampleBytes);
        }

        SampleDecoder.Decode(bytes, format.Encoding, samples);
        _meter?.Add(samples);
        if (_converter is null)
        {
            _converted.AddRange(samples);
        }
        else if (frames > 0)
        {
            _converter.Convert(samples, _converted);
        }

        return true;
    }

    private static void ReverseSamples(Span<byte> bytes, int sampleBytes)
    {
        for (var i = 0; i + sampleBytes <= bytes.Length; i += sampleBytes)
        {
            bytes.Slice(i, sampleBytes).Reverse();
        }
    }
}

using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Conversion;

/// <summary>Reads the sound of a file at another sample rate, all channels, and measures it before. Not thread-safe. The memory does not depend on the length.</summary>
internal sealed class RateConvertingReader
{
    private const int BlockFrames = 1 << 14;
    private readonly FileMixer.ByteReader _read;
    private readonly int _frameBytes;
    private readonly LoudnessMeter? _meter;
    private readonly FilterRateConverter? _converter;
    private readonly int _minFrames;
    private readonly byte[] _block;
    private readonly List<float> _converted = [];
    private int _taken;   // bytes of _converted
    private bool _hasBegun, _hasEnded;

    /// <summary>Creates a reader.</summary>
    /// <param name="read">Reads interleaved 32-bit floats of the machine's byte order at the rate of the file; returns 0 at the end.</param>
    /// <param name="channels">Samples in a frame, 1 or more.</param>
    /// <param name="filter">The filter of the two sample rates; null if nothing has to be converted.</param>
    /// <param name="meter">Measures the loudness; null for nothing.</param>
    /// <param name="frames">The length of the file in samples per channel, if it is known. A short one needs less memory.</param>
    public RateConvertingReader(FileMixer.ByteReader read, int channels, ResamplingFilter? filter, LoudnessMeter? meter, long frames = long.MaxValue)
    {
        (_read, _frameBytes, _meter) = (read, channels * sizeof(float), meter);
        _minFrames = filter is null ? 1 : FilterRateConverter.GetMinFrames(filter);
        _converter = filter is null ? null : new FilterRateConverter(filter, channels);
        _block = new byte[Math.Clamp(frames, 1, BlockFrames) * _frameBytes];
    }

    /// <summary>Reads interleaved 32-bit floats of the machine's byte order at the new rate.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <returns>Their number in bytes; 0 at the end.</returns>
    public int Read(Span<byte> buffer)
    {
        while (_taken == _converted.Count * sizeof(float))
        {
            if (_hasEnded)
            {
                return 0;
            }

            _converted.Clear();
            _taken = 0;
            ConvertBlock();
        }

        var ready = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_converted))[_taken..];
        var count = Math.Min(ready.Length, buffer.Length);
        ready[..count].CopyTo(buffer);
        _taken += count;
        return count;
    }

    private void ConvertBlock()
    {
        var filled = 0;
        for (var read = 1; read > 0 && filled < _block.Length; filled += read)
        {
            read = _read(_block.AsSpan(filled));
        }

        _hasEnded = filled < _block.Length;
        var frames = filled / _frameBytes;

        // A filter that mirrors the start needs more than a few samples.
        if (frames >= (_hasBegun ? 1 : _minFrames))
        {
            _hasBegun = true;
            Convert(MemoryMarshal.Cast<byte, float>(_block.AsSpan(0, frames * _frameBytes)));
        }

        if (_hasEnded && _hasBegun)
        {
            _converter?.Finish(_converted);
        }
    }

    /// <summary>Replaces values that are no numbers by 0. A file of floats can contain them.</summary>
    /// <param name="samples">The samples.</param>
    public static void ClearNonFinite(Span<float> samples)
    {
        if (TensorPrimitives.IsFiniteAll<float>(samples))
        {
            return;
        }

        foreach (ref var sample in samples)
        {
            sample = float.IsFinite(sample) ? sample : 0;
        }
    }

    private void Convert(Span<float> samples)
    {
        ClearNonFinite(samples);

        _meter?.Add(samples);
        if (_converter is null)
        {
            _converted.AddRange(samples);
        }
        else
        {
            _converter.Convert(samples, _converted);
        }
    }
}

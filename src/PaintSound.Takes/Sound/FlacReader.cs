using System.Numerics;
using PaintSound.Takes.Storage;

namespace PaintSound.Takes.Sound;

/// <summary>
/// Reads what <see cref="FlacWriter"/> wrote, as many samples at a time as is asked for, up to the end or to the first block that is not whole. It
/// reads no other FLAC files. Not thread-safe.
/// </summary>
internal sealed class FlacReader
{
    private const int FirstFrame = 42;   // after the stream's information
    private const int HeaderStartBytes = 4;
    private const int LinearSearchBytes = 1 << 16;
    private readonly byte[] _bytes;
    private readonly BitReader _bits;
    private readonly int _channels;
    private readonly int[][] _block;
    private int _filled, _taken, _next = FirstFrame;
    private long _number;   // of the block that was read last

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="channels">The number of channels.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FlacReader(string file, int channels)
    {
        using (var stream = TakeFiles.OpenRead(file))
        {
            _bytes = new byte[stream.Length];
            stream.ReadExactly(_bytes);
        }

        _bits = new BitReader(_bytes);
        (_channels, _block) = (channels, [.. Enumerable.Range(0, channels).Select(_ => new int[FlacWriter.BlockFrames])]);
    }

    /// <summary>Reads samples, interleaved.</summary>
    /// <param name="samples">Receives whole frames: one sample of each channel, then the next frame.</param>
    /// <returns>False if the file ends before.</returns>
    public bool Read(Span<float> samples)
    {
        for (var i = 0; i < samples.Length; i += _channels)
        {
            if (_taken == _filled && !ReadBlock())
            {
                return false;
            }

            for (var channel = 0; channel < _channels; channel++)
            {
                samples[i + channel] = SampleQuantiser.ToSample(_block[channel][_taken]);
            }

            _taken++;
        }

        return true;
    }

    /// <summary>Goes to a sample without decoding all before it: looks for the block that contains it, by the numbers of the blocks.</summary>
    /// <param name="frame">The index of the sample in each channel.</param>
    /// <returns>False if the file ends before.</returns>
    public bool MoveTo(long frame)
    {
        var wanted = frame / FlacWriter.BlockFrames;
        var (low, lowNumber, high) = (FirstFrame, 0L, _bytes.Length);
        while (high - low > LinearSearchBytes && lowNumber < wanted)
        {
            var middle = low + ((high - low) / 2);
            if (FindBlock(middle, high) is not { } block || block.Number > wanted)
            {
                high = middle;
            }
            else
            {
                (low, lowNumber) = (block.Start, block.Number);
            }
        }

        (_next, _taken, _filled) = (low, 0, 0);
        return PassOver(frame - (lowNumber * FlacWriter.BlockFrames));
    }

    // Bytes of sound can look like the header of a block; its checksum can hold by chance once in 256 times, so the block must be whole.
    private BlockStart? FindBlock(int from, int to)
    {
        for (var start = from; start < to - HeaderStartBytes; start++)
        {
            if (_bytes[start] == FlacWriter.SyncFirst && _bytes[start + 1] == FlacWriter.SyncSecond)
            {
                _next = start;
                if (ReadBlock())
                {
                    return new BlockStart(start, _number);
                }
            }
        }

        return null;
    }

    /// <summary>Passes over samples.</summary>
    /// <param name="frames">Samples of each channel.</param>
    /// <returns>False if the file ends before.</returns>
    public bool PassOver(long frames)
    {
        while (frames > 0)
        {
            if (_taken == _filled && !ReadBlock())
            {
                return false;
            }

            var part = (int)Math.Min(frames, _filled - _taken);
            _taken += part;
            frames -= part;
        }

        return true;
    }

    private bool ReadBlock()
    {
        var start = _next;
        (_taken, _filled) = (0, 0);
        _bits.MoveTo(start + HeaderStartBytes);
        if (start + HeaderStartBytes >= _bytes.Length)
        {
            return false;
        }

        // The number of the frame, as UTF-8 encodes characters.
        var first = _bits.Read(8);
        var number = first & (0x7Fu >> BitOperations.LeadingZeroCount(~(first << 24)));
        for (var more = first; (more & 0xC0) == 0xC0; more <<= 1)
        {
            number = (number << 6) | (_bits.Read(8) & 0x3F);
        }

        var isWhole = _bytes[start + 2] >> 4 == FlacWriter.BlockFramesCode;
        var frames = isWhole ? FlacWriter.BlockFrames : (int)_bits.Read(16) + 1;
        var header = _bits.BytePosition;
        if (_bits.Read(8) != FlacChecksum.Compute8(_bytes.AsSpan(start..Math.Min(header, _bytes.Length))) || _bits.IsPastEnd || frames > FlacWriter.BlockFrames)
        {
            return false;
        }

        foreach (var channel in _block)
        {
            if (!ReadSubframe(channel.AsSpan(0, frames)))
            {
                return false;
            }
        }

        var end = _bits.BytePosition;
        _bits.MoveTo(end);
        if (_bits.Read(16) != FlacChecksum.Compute16(_bytes.AsSpan(start..Math.Min(end, _bytes.Length))) || _bits.IsPastEnd)
        {
            return false;
        }

        (_filled, _next, _number) = (frames, end + 2, number);
        return true;
    }

    private bool ReadSubframe(Span<int> samples)
    {
        var type = (int)_bits.Read(8) >> 1;
        if (type == 0)
        {
            samples.Fill(_bits.ReadSigned(FlacWriter.BitsPerSample));
            return true;
        }

        var order = type & ~FlacSubframe.TypeFixed;
        if ((type & FlacSubframe.TypeFixed) == 0 || order > FlacSubframe.MaxOrder || order > samples.Length)
        {
            return false;
        }

        for (var i = 0; i < order; i++)
        {
            samples[i] = _bits.ReadSigned(FlacWriter.BitsPerSample);
        }

        _bits.Read(2);
        var partitionOrder = (int)_bits.Read(4);
        var (position, length) = (order, samples.Length >> partitionOrder);
        for (var part = 1; part <= 1 << partitionOrder && !_bits.IsPastEnd; part++)
        {
            var parameter = (int)_bits.Read(5);
            for (; position < part * length && position < samples.Length; position++)
            {
                var code = (_bits.ReadUnary() << parameter) | _bits.Read(parameter);
                samples[position] = FlacSubframe.Predict(samples, position, order) + ((int)(code >> 1) ^ -(int)(code & 1));
            }
        }

        return !_bits.IsPastEnd;
    }

    private readonly record struct BlockStart(int Start, long Number);
}

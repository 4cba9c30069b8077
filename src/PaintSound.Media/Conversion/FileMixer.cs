using System.Runtime.InteropServices;

namespace PaintSound.Media.Conversion;

/// <summary>
/// Mixes the channels of a file to mono, or to left and right. The weights belong to whole seconds of the file: they are computed from a second and its
/// two neighbours, and change linearly between the middles of two seconds. So a part of a file is mixed exactly as the whole file, if reading starts on
/// a whole second and at least <see cref="LeadSeconds"/> before the part. Not thread-safe. Reading does not allocate.
/// </summary>
internal sealed class FileMixer
{
    /// <summary>Number of seconds before a part that influence its weights.</summary>
    public const int LeadSeconds = 2;

    private const int Blocks = 3;

    // The weights of a second are needed until the next second is mixed.
    private const int WeightBlocks = Blocks + 1;
    private readonly ByteReader _read;
    private readonly int _channels;
    private readonly int _rate;
    private readonly float[][] _blocks;
    private readonly int[] _frames = new int[Blocks];
    private readonly ChannelStatistics[] _statistics;
    private readonly ChannelWeights[] _weights;
    private readonly ChannelStatistics _smoothed;
    private readonly float[] _mix;
    private readonly int _outputs;
    private int _completed;
    private int _mixed;
    private bool _hasEnded;

    /// <summary>Creates a mixer for one file.</summary>
    /// <param name="layout">The channels of the file.</param>
    /// <param name="outputs">1 for mono, 2 for left and right.</param>
    /// <param name="rate">Sample rate in Hz.</param>
    /// <param name="read">Reads interleaved 32-bit floats of the machine's byte order; returns 0 at the end.</param>
    public FileMixer(ChannelLayout layout, int outputs, int rate, ByteReader read)
    {
        (_read, _channels, _outputs, _rate) = (read, layout.Channels, outputs, rate);
        _blocks = [.. Enumerable.Range(0, Blocks).Select(_ => new float[rate * layout.Channels])];
        _statistics = [.. Enumerable.Range(0, Blocks).Select(_ => new ChannelStatistics(layout.Channels))];
        _weights = [.. Enumerable.Range(0, WeightBlocks).Select(_ => new ChannelWeights(layout, outputs))];
        _smoothed = new ChannelStatistics(layout.Channels);
        _mix = new float[rate * outputs];
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <returns>Their number; 0 at the end.</returns>
    public delegate int ByteReader(Span<byte> buffer);

    /// <summary>Returns the mix of the next second, interleaved; shorter at the end of the file, and empty after it. Valid until the next call.</summary>
    public ReadOnlySpan<float> Read()
    {
        while (!_hasEnded && _completed - _mixed < Blocks)
        {
            ReadBlock();
        }

        return _mixed < _completed ? MixBlock() : [];
    }

    private void ReadBlock()
    {
        var block = MemoryMarshal.AsBytes(_blocks[_completed % Blocks].AsSpan());
        var filled = 0;
        while (filled < block.Length && !_hasEnded)
        {
            var count = _read(block[filled..]);
            filled += count;
            _hasEnded = count == 0;
        }

        var frames = filled / (_channels * sizeof(float));
        if (frames > 0)
        {
            AddBlock(frames);
        }

        if (_hasEnded)
        {
            SetWeights(_completed - 1);
        }
    }

    private void AddBlock(int frames)
    {
        var sound = _blocks[_completed % Blocks].AsSpan(0, frames * _channels);
        RateConvertingReader.ClearNonFinite(sound);
        _frames[_completed % Blocks] = frames;
        var statistics = _statistics[_completed % Blocks];
        statistics.Clear();
        statistics.Add(sound);
        _completed++;
        SetWeights(_completed - 2);
    }

    /// <summary>Sets the weights of a block whose next block has been read, or which is the last.</summary>
    private void SetWeights(int block)
    {
        if (block < 0)
        {
            return;
        }

        _smoothed.Clear();
        _smoothed.Add(_statistics[block % Blocks], 0.5);
        if (block > 0)
        {
            _smoothed.Add(_statistics[(block - 1) % Blocks], 0.25);
        }

        if (block + 1 < _completed)
        {
            _smoothed.Add(_statistics[(block + 1) % Blocks], 0.25);
        }

        _weights[block % WeightBlocks].Set(_smoothed);
    }

    private ReadOnlySpan<float> MixBlock()
    {
        var block = _mixed++;
        var frames = _frames[block % Blocks];
        var weights = _weights[block % WeightBlocks];
        var previous = block == 0 ? weights : _weights[(block - 1) % WeightBlocks];
        var next = block + 1 < _completed ? _weights[(block + 1) % WeightBlocks] : weights;
        var half = _rate / 2;
        MixPart(block, 0, Math.Min(half, frames), previous, weights, 0.5f);
        MixPart(block, half, frames, weights, next, -0.5f);
        return _mix.AsSpan(0, frames * _outputs);
    }

    /// <summary>Mixes frames with weights that lie between those of two seconds.</summary>
    private void MixPart(int block, int start, int end, ChannelWeights from, ChannelWeights to, float offset)
    {
        var sound = _blocks[block % Blocks];
        for (var output = 0; output < _outputs; output++)
        {
            var first = from[output];
            var last = to[output];
            for (var i = start; i < end; i++)
            {
                var position = offset + ((float)i / _rate);
                var sum = 0f;
                for (var c = 0; c < _channels; c++)
                {
                    sum += (first[c] + (position * (last[c] - first[c]))) * sound[(i * _channels) + c];
                }

                _mix[(i * _outputs) + output] = sum;
            }
        }
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace PaintSound.Media.Conversion;

/// <summary>
/// Converts the sample rate of a file as ffmpeg does: before its start and after its end the sound is mirrored. The samples differ from ffmpeg's only by the rounding of
/// sums. Live sound is converted by the same filter, which delays it by half of its length, 1 ms. Not thread-safe. Converting allocates only if the blocks grow.
/// </summary>
/// <param name="filter">The filter of the two sample rates.</param>
/// <param name="channels">Samples in a frame, 1 or more.</param>
internal sealed class FilterRateConverter(ResamplingFilter filter, int channels)
{
    // Per channel: the samples from _start on are still needed.
    private readonly float[][] _sound = [.. Enumerable.Range(0, channels).Select(_ => new float[(4 * filter.Length) + ResamplingFilter.PaddedTo])];
    private int _filled;
    private int _start;
    private int _phase;
    private bool _hasBegun;

    /// <summary>True for live sound: before its start is silence, and blocks have any length. False for a file.</summary>
    public bool IsLive { get; init; }

    /// <summary>Number of frames that a file needs at least, so that both ends can be mirrored.</summary>
    /// <param name="filter">The filter of the two sample rates.</param>
    public static int GetMinFrames(ResamplingFilter filter) => 2 * filter.Length;

    /// <summary>Converts a block.</summary>
    /// <param name="frames">Whole interleaved frames. The first block of a file has at least <see cref="GetMinFrames"/>.</param>
    /// <param name="output">Receives whole interleaved frames at the new rate; they are added.</param>
    public void Convert(ReadOnlySpan<float> frames, List<float> output)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            AddStart(frames);
        }

        Add(frames);
        Filter(output);
    }

    /// <summary>Converts what remains at the end of the file.</summary>
    /// <param name="output">Receives whole interleaved frames at the new rate; they are added.</param>
    public void Finish(List<float> output)
    {
        var mirrored = (Math.Min(_filled - _start, filter.Length) + 1) / 2;
        EnsureSpace(mirrored);
        foreach (var sound in _sound)
        {
            for (var i = 0; i < mirrored; i++)
            {
                sound[_filled + i] = sound[_filled - 1 - i];
            }
        }

        _filled += mirrored;
        Filter(output);
    }

    private void AddStart(ReadOnlySpan<float> frames)
    {
        for (var channel = 0; channel < channels && !IsLive; channel++)
        {
            for (var i = 0; i < filter.Lead; i++)
            {
                _sound[channel][i] = frames[((filter.Lead - i) * channels) + channel];
            }
        }

        _filled = filter.Lead;
    }

    private void Add(ReadOnlySpan<float> frames)
    {
        var count = frames.Length / channels;
        EnsureSpace(count);
        for (var channel = 0; channel < channels; channel++)
        {
            var sound = _sound[channel].AsSpan(_filled, count);
            for (var i = 0; i < count; i++)
            {
                sound[i] = frames[(i * channels) + channel];
            }
        }

        _filled += count;
    }

    /// <summary>Makes space for more samples: removes those that are no longer needed, and grows if that is not enough.</summary>
    private void EnsureSpace(int count)
    {
        var kept = _filled - _start;
        for (var channel = 0; channel < channels; channel++)
        {
            var sound = _sound[channel];
            var target = kept + count + ResamplingFilter.PaddedTo > sound.Length ? new float[(2 * (kept + count)) + ResamplingFilter.PaddedTo] : sound;
            sound.AsSpan(_start, kept).CopyTo(target);
            _sound[channel] = target;
        }

        (_filled, _start) = (kept, 0);
    }

    private void Filter(List<float> output)
    {
        while (_start + filter.Length <= _filled)
        {
            var taps = filter.GetTaps(_phase);
            foreach (var sound in _sound)
            {
                output.Add(Multiply(taps, sound.AsSpan(_start, taps.Length)));
            }

            _phase += filter.Step;
            _start += _phase / filter.Phases;
            _phase %= filter.Phases;
        }
    }

    private static float Multiply(ReadOnlySpan<float> taps, ReadOnlySpan<float> sound)
    {
        // Two sums, because an addition waits for the one before it.
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var a = MemoryMarshal.Cast<float, Vector<float>>(taps);
        var b = MemoryMarshal.Cast<float, Vector<float>>(sound);
        for (var i = 0; i + 1 < a.Length && i + 1 < b.Length; i += 2)
        {
            even = Vector.FusedMultiplyAdd(a[i], b[i], even);
            odd = Vector.FusedMultiplyAdd(a[i + 1], b[i + 1], odd);
        }

        return Vector.Sum(even + odd);
    }
}

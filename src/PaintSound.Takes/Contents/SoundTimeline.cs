using PaintSound.Core.Sources;

namespace PaintSound.Takes.Contents;

/// <summary>
/// The time line of a recorded sound: where silence stands for sound that is missing, because a source was lost or began late, and which sample sounded at
/// which time. A block that arrives late is followed by others that catch up: only what is still missing a little later is a gap. Not thread-safe.
/// </summary>
/// <param name="start">The time of the first sample.</param>
public sealed class SoundTimeline(TimeSpan start)
{
    /// <summary>A gap up to this length is a delay of the system or drift between two clocks, and no loss.</summary>
    public static readonly TimeSpan MaxJitter = TimeSpan.FromSeconds(0.1);

    /// <summary>How long late blocks may take to catch up.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(2);

    private readonly List<SoundBlock> _blocks = [];
    private readonly List<SoundPart> _parts = [];
    private long _recorded;

    /// <summary>The number of samples with silence. Known after <see cref="Complete"/>.</summary>
    public long Length { get; private set; }

    /// <summary>The recorded sound with the silence between. Known after <see cref="Complete"/>.</summary>
    public IReadOnlyList<SoundPart> Parts => _parts;

    /// <summary>Adds a block.</summary>
    /// <param name="end">The arrival time of its last sample, since the start of the performance.</param>
    /// <param name="samples">Its length.</param>
    public void Add(TimeSpan end, int samples)
    {
        _recorded += samples;
        _blocks.Add(new SoundBlock(end, _recorded));
    }

    /// <summary>Finds the gaps. Call it once, after the last block.</summary>
    public void Complete()
    {
        var (silence, before) = (0L, 0L);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var gap = FindGap(i) - silence;
            gap = gap > 0 && (i == 0 || gap > ToSamples(MaxJitter)) ? gap : 0;
            silence += gap;
            if (i == 0 || gap > 0)
            {
                _parts.Add(new SoundPart(gap, 0));
            }

            _parts[^1] = _parts[^1] with { Samples = _parts[^1].Samples + _blocks[i].Samples - before };
            before = _blocks[i].Samples;
            _blocks[i] = _blocks[i] with { Samples = before + silence };
        }

        Length = before + silence;
    }

    /// <summary>Returns the sample that sounded at a time, 0..<see cref="Length"/>.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    public long GetSample(TimeSpan time)
    {
        var (low, high) = (0, _blocks.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks[middle].End < time ? (middle + 1, high) : (low, middle);
        }

        var sample = low < _blocks.Count ? _blocks[low].Samples - ToSamples(_blocks[low].End - time) : Length;
        return Math.Clamp(sample, 0, Length);
    }

    // All silence before a block: the least that it and those shortly after it ask for.
    private long FindGap(int first)
    {
        var least = long.MaxValue;
        for (var i = first; i < _blocks.Count && _blocks[i].End - _blocks[first].End <= MaxDelay; i++)
        {
            least = Math.Min(least, ToSamples(_blocks[i].End - start) - _blocks[i].Samples);
        }

        return least;
    }

    private static long ToSamples(TimeSpan time) => (long)Math.Round(time.TotalSeconds * ISoundSource.SampleRate);

    /// <summary>A block: the arrival time of its last sample, and the number of samples up to there.</summary>
    private readonly record struct SoundBlock(TimeSpan End, long Samples);
}

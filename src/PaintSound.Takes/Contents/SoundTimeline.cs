using PaintSound.Core.Sources;

namespace PaintSound.Takes.Contents;

/// <summary>
/// The time line of a recorded sound: where silence stands for sound that is missing, because a source was lost or began late, and which sample sounded at
/// which time. The arrival times of blocks are not exact, and two clocks drift apart: only a clear gap is filled. Not thread-safe.
/// </summary>
/// <param name="start">The time of the first sample.</param>
public sealed class SoundTimeline(TimeSpan start)
{
    /// <summary>A gap up to this length is a delay of the system, and no loss.</summary>
    public static readonly TimeSpan MaxJitter = TimeSpan.FromSeconds(0.1);

    private readonly List<SoundBlockEnd> _ends = [];

    /// <summary>The number of samples, with silence.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a block.</summary>
    /// <param name="end">The arrival time of its last sample, since the start of the performance.</param>
    /// <param name="samples">Its length.</param>
    /// <returns>The number of silent samples before it.</returns>
    public long Add(TimeSpan end, int samples)
    {
        var gap = ToSamples(end - start) - samples - Length;
        var silence = gap > 0 && (_ends.Count == 0 || gap > ToSamples(MaxJitter)) ? gap : 0;
        Length += silence + samples;
        _ends.Add(new SoundBlockEnd(end, Length));
        return silence;
    }

    /// <summary>Returns the sample that sounded at a time, 0..<see cref="Length"/>.</summary>
    /// <param name="time">Time since the start of the performance.</param>
    public long GetSample(TimeSpan time)
    {
        var (low, high) = (0, _ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ends[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        var sample = low < _ends.Count ? _ends[low].Samples - ToSamples(_ends[low].Time - time) : Length;
        return Math.Clamp(sample, 0, Length);
    }

    private static long ToSamples(TimeSpan time) => (long)Math.Round(time.TotalSeconds * ISoundSource.SampleRate);
}

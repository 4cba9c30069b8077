namespace PaintSound.Core.Brush;

/// <summary>Stores the positions of the last 256 onsets of one stream. Does not allocate.</summary>
internal sealed class RecentOnsets
{
    // More onsets than the refractory time allows in the longest span that CountSince is asked for (4 s).
    private readonly long[] _samples = new long[256];
    private long _count;

    public void Add(long sample) => _samples[_count++ % _samples.Length] = sample;

    public int CountSince(long sample)
    {
        var onsets = 0;
        while (onsets < Math.Min(_count, _samples.Length) && _samples[(_count - 1 - onsets) % _samples.Length] >= sample)
        {
            onsets++;
        }

        return onsets;
    }
}

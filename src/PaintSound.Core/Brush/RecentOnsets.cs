namespace PaintSound.Core.Brush;

/// <summary>Remembers when the last onsets were. State of one stream; nothing allocates.</summary>
internal sealed class RecentOnsets
{
    // More than the refractory time lets through in the longest span that is asked for.
    private readonly long[] _samples = new long[256];
    private long _count;

    public void Add(long sample) => _samples[_count++ % _samples.Length] = sample;

    public int CountSince(long sample)
    {
        var found = 0;
        while (found < Math.Min(_count, _samples.Length) && _samples[(_count - 1 - found) % _samples.Length] >= sample)
        {
            found++;
        }

        return found;
    }
}

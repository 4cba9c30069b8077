namespace PaintSound.Core.Signal;

/// <summary>Remembers when the last onsets were. State of one stream; nothing allocates.</summary>
internal sealed class RecentOnsets
{
    // More than the refractory time lets through in the longest span that is asked for.
    private readonly long[] samples = new long[256];
    private long count;

    public void Add(long sample) => samples[count++ % samples.Length] = sample;

    public int CountSince(long sample)
    {
        var found = 0;
        while (found < Math.Min(count, samples.Length) && samples[(count - 1 - found) % samples.Length] >= sample)
        {
            found++;
        }

        return found;
    }
}

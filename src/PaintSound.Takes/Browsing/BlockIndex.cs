namespace PaintSound.Takes.Browsing;

/// <summary>When the samples of a sound file of a part were heard. Filled by one thread, then read by any.</summary>
internal sealed class BlockIndex
{
    private readonly List<double> _ends = [];
    private readonly List<long> _counts = [];

    /// <summary>The number of blocks.</summary>
    public int Count => _ends.Count;

    /// <summary>Adds the next block.</summary>
    /// <param name="end">When its last sample arrived, in seconds from the start of the performance.</param>
    /// <param name="frames">Samples of each channel.</param>
    public void Add(double end, int frames)
    {
        _ends.Add(end);
        _counts.Add((_counts.Count > 0 ? _counts[^1] : 0) + frames);
    }

    /// <summary>Returns when the last sample of a block arrived, in seconds from the start of the performance.</summary>
    public double EndOf(int block) => _ends[block];

    /// <summary>Returns how many samples come before a block.</summary>
    public long FirstOf(int block) => block > 0 ? _counts[block - 1] : 0;

    /// <summary>Returns how many samples a block has.</summary>
    public int LengthOf(int block) => (int)(_counts[block] - FirstOf(block));

    /// <summary>Returns the first block that ends at or after a time.</summary>
    /// <param name="seconds">Seconds from the start of the performance.</param>
    /// <returns><see cref="Count"/> if there is none.</returns>
    public int Find(double seconds) => _ends.BinarySearch(seconds) is var index && index >= 0 ? index : ~index;
}

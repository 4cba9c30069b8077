using PaintSound.Performance.Loading;
using PaintSound.Takes.Replay;

namespace PaintSound.Worker.Takes;

/// <summary>Finds what is not the same as when a take was recorded, so that a replay may select something else.</summary>
internal static class TakeDifferences
{
    /// <summary>Returns the differences, in sentences.</summary>
    /// <param name="take">The take.</param>
    /// <param name="factory">The library and the networks of the replay.</param>
    public static IReadOnlyList<string> Find(Take take, PerformanceFactory factory)
    {
        List<string> differences = [];
        if (factory.ComputeLibraryHash() != take.Head.LibraryHash)
        {
            differences.Add("The library has changed since the take was recorded.");
        }

        if (!factory.NetworkHashes.SequenceEqual(take.Head.Networks))
        {
            differences.Add("The networks are not those with which the take was recorded.");
        }

        if (take.Head.Version != $"{typeof(TakeDifferences).Assembly.GetName().Version}")
        {
            differences.Add($"The take was recorded with PaintSound {take.Head.Version}.");
        }

        if (take.IsTrimmed)
        {
            differences.Add("The beginning of the performance is not kept: the replay starts without what was heard and seen before.");
        }

        return differences;
    }
}

using System.Collections.Concurrent;

namespace PaintSound.Media.Conversion;

/// <summary>The filters to one sample rate. Each is computed once: that takes longer than to read a short sound. Thread-safe.</summary>
/// <param name="target">Sample rate of the result in Hz.</param>
internal sealed class ResamplingFilters(int target)
{
    private readonly ConcurrentDictionary<int, ResamplingFilter> _filters = new();

    /// <summary>Sample rate of the result in Hz.</summary>
    public int Target => target;

    /// <summary>Returns the filter of a rate; null if nothing has to be converted.</summary>
    /// <param name="rate">Sample rate of the file in Hz.</param>
    public ResamplingFilter? Find(int rate) => rate == target ? null : _filters.GetOrAdd(rate, from => new ResamplingFilter(from, target));
}

using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Knows where the sound of an excerpt can end well: where another excerpt of its work begins, because excerpts begin on onsets. A dwell that ends
/// near such a time is moved to it, so that a note is not cut just after it began. Immutable, thread-safe.
/// </summary>
internal sealed class ExcerptEnds
{
    private static readonly TimeSpan MaxShift = TimeSpan.FromSeconds(Excerpt.MaxShiftSeconds);

    private readonly IReadOnlyList<Excerpt> _excerpts;
    private readonly Dictionary<string, double[]> _starts;

    /// <summary>Creates the ends of all excerpts of a library.</summary>
    public ExcerptEnds(IReadOnlyList<Excerpt> excerpts)
    {
        _excerpts = excerpts;
        _starts = excerpts.GroupBy(excerpt => excerpt.Work.Id, StringComparer.Ordinal)
            .ToDictionary(work => work.Key, work => work.Select(excerpt => excerpt.StartSeconds).Order().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Returns the dwell of an excerpt.</summary>
    /// <param name="excerpt">The index of the excerpt.</param>
    /// <param name="dwell">The dwell that the artist set.</param>
    /// <returns>The time from the start of the excerpt to the nearest good end, if it is within half a second and a quarter of the dwell; else the dwell.</returns>
    public TimeSpan MoveToOnset(int excerpt, TimeSpan dwell)
    {
        var start = _excerpts[excerpt].StartSeconds;
        var starts = _starts[_excerpts[excerpt].Work.Id];
        var found = Array.BinarySearch(starts, start + dwell.TotalSeconds);
        var index = found < 0 ? ~found : found;
        return starts[Math.Max(0, index - 1)..Math.Min(starts.Length, index + 1)]
            .Select(other => TimeSpan.FromSeconds(other - start))
            .Where(end => (end - dwell).Duration() <= MaxShift && (end - dwell).Duration() <= dwell / 4)
            .OrderBy(end => (end - dwell).Duration())
            .FirstOrDefault(dwell);
    }
}

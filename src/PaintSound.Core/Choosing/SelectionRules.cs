namespace PaintSound.Core.Choosing;

/// <summary>
/// The manners of every choice, of music for the painter and of paintings for the composer: it dwells, can be held, leaves out
/// collections that are off, and does not repeat itself. What is chosen is known by its index in the library.
/// </summary>
/// <param name="count">How many there are to choose from.</param>
/// <param name="mostResting">
/// The share of those allowed that may rest at a time, 0..1. 1 keeps every rest; less is for a small library, which would otherwise
/// go round in turn whatever is played.
/// </param>
internal sealed class SelectionRules(int count, double mostResting = 1)
{
    private readonly TimeSpan?[] _chosenAt = new TimeSpan?[count];
    private int _current = -1;

    /// <summary>When the latest was chosen; null before the first.</summary>
    public TimeSpan? LatestAt { get; private set; }

    /// <summary>True while the current one stays: held, or not there for long enough. "Next" passes over both.</summary>
    public bool KeepsCurrent(ChoosingControls controls, TimeSpan now, bool next) =>
        !next && (controls.Hold || (LatestAt is { } at && now - at < controls.Dwell));

    /// <summary>Those in a collection that is on. A collection that is off stays off, whatever else has to give way.</summary>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="collection">The collection of each.</param>
    public int[] Participants(ChoosingControls controls, Func<int, string> collection) =>
        [.. Enumerable.Range(0, count).Where(i => !controls.Excluded.Contains(collection(i)))];

    /// <summary>
    /// Those that may be chosen now. The current one is never chosen again at once: that would be no choice. Where all rest, the one
    /// that has rested longest returns.
    /// </summary>
    public int[] Available(int[] allowed, ChoosingControls controls, TimeSpan now)
    {
        var resting = allowed.Where(i => _chosenAt[i] is { } at && now - at < controls.RepeatAfter)
            .OrderByDescending(i => _chosenAt[i])
            .Take((int)(mostResting * allowed.Length))
            .ToHashSet();
        int[] rested = [.. allowed.Where(i => i != _current && !resting.Contains(i))];
        return rested.Length > 0 || allowed.Length == 0 ? rested : [allowed.MinBy(i => _chosenAt[i])];
    }

    /// <summary>Remembers what was chosen.</summary>
    public void Record(int chosen, TimeSpan now)
    {
        _chosenAt[chosen] = now;
        (_current, LatestAt) = (chosen, now);
    }
}

namespace PaintSound.Core.Choosing;

/// <summary>
/// The rules that all selections share, of excerpts and of paintings: dwell, hold, excluded collections and repeat-after. Items are
/// identified by their index in the library.
/// </summary>
/// <param name="count">The number of items in the library.</param>
/// <param name="maxRestingShare">
/// The maximum share of allowed items that are resting, 0..1. 1 enforces every rest. A small library needs less: otherwise its items would
/// follow one another in a fixed order, whatever the input is.
/// </param>
internal sealed class SelectionRules(int count, double maxRestingShare = 1)
{
    private readonly TimeSpan?[] _selectedAt = new TimeSpan?[count];
    private int _current = -1;

    /// <summary>The time of the latest selection; null before the first.</summary>
    public TimeSpan? LatestAt { get; private set; }

    /// <summary>Returns true if the current selection stays because of hold or dwell. <paramref name="next"/> ignores both.</summary>
    public bool KeepsCurrent(ChoosingControls controls, TimeSpan now, bool next) =>
        !next && (controls.Hold || (LatestAt is { } at && now - at < controls.Dwell));

    /// <summary>Returns the items that are not in an excluded collection.</summary>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="collection">Returns the collection of an item.</param>
    public int[] GetParticipants(ChoosingControls controls, Func<int, string> collection) =>
        [.. Enumerable.Range(0, count).Where(i => !controls.Excluded.Contains(collection(i)))];

    /// <summary>
    /// Returns the items that can be selected now. The current item is never selected twice in a row. If all items are resting, the one that was
    /// selected longest ago is returned.
    /// </summary>
    public int[] GetAvailable(int[] allowed, ChoosingControls controls, TimeSpan now)
    {
        var resting = allowed.Where(i => _selectedAt[i] is { } at && now - at < controls.RepeatAfter)
            .OrderByDescending(i => _selectedAt[i])
            .Take((int)(maxRestingShare * allowed.Length))
            .ToHashSet();
        int[] rested = [.. allowed.Where(i => i != _current && !resting.Contains(i))];
        return rested.Length > 0 || allowed.Length == 0 ? rested : [allowed.MinBy(i => _selectedAt[i])];
    }

    /// <summary>Records a selection.</summary>
    public void Record(int item, TimeSpan now)
    {
        _selectedAt[item] = now;
        (_current, LatestAt) = (item, now);
    }
}

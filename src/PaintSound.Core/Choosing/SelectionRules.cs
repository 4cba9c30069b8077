using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// The rules that all selections share, of excerpts and of paintings: dwell, hold, excluded collections and repeat-after. Items are
/// identified by their index in the library. After a selection, the whole work of the item rests, so that a show does not return to the same
/// piece again and again.
/// </summary>
/// <param name="works">The work of each item: a number for each work.</param>
/// <param name="maxRestingShare">The maximum share of allowed items that are resting, 0..1. 1 enforces every rest.</param>
/// <param name="ends">Where items end well; null for items without sound.</param>
internal sealed class SelectionRules(IReadOnlyList<int> works, double maxRestingShare = 1, ExcerptEnds? ends = null)
{
    /// <summary>
    /// The maximum share of the allowed works that are resting. In a small library, works would otherwise follow one another in a fixed order,
    /// whatever the input is.
    /// </summary>
    public const double MaxRestingWorks = 0.5;

    /// <summary>The shortest time between two selections because a work ended or the brush changed. A library of single hits must not become a drum roll.</summary>
    private static readonly TimeSpan ShortestDwell = TimeSpan.FromSeconds(1);

    private readonly TimeSpan?[] _selectedAt = new TimeSpan?[works.Count];
    private readonly Dictionary<int, TimeSpan> _workSelectedAt = [];
    private int _current = -1;
    private TimeSpan _currentLength = TimeSpan.MaxValue;

    /// <summary>The time of the latest selection; null before the first.</summary>
    public TimeSpan? LatestAt { get; private set; }

    /// <summary>
    /// Returns true if the current selection stays because of hold or dwell. The dwell ends with the sound of the current work, so that a work shorter
    /// than the dwell leaves no silence. <paramref name="next"/> ignores both.
    /// </summary>
    public bool KeepsCurrent(ChoosingControls controls, TimeSpan now, bool next) =>
        !next && (controls.Hold || (GetDwellEnd(controls) is { } end && now < end));

    /// <summary>Returns the time at which the dwell of the current selection ends; null before the first.</summary>
    public TimeSpan? GetDwellEnd(ChoosingControls controls) =>
        LatestAt is { } at ? at + Min(ends?.MoveToOnset(_current, controls.Dwell) ?? controls.Dwell, _currentLength) : null;

    /// <summary>Returns true if a change of the brush can be answered now, although the dwell is not over.</summary>
    public bool CanAnswerChange(ChoosingControls controls, TimeSpan now) =>
        controls is { OnChange: true, Hold: false } && LatestAt is { } at && now - at >= ShortestDwell && now - at >= controls.Dwell / 4;

    /// <summary>Returns the items that are neither in an excluded collection nor of an excluded work.</summary>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="work">Returns the work of an item.</param>
    public int[] GetParticipants(ChoosingControls controls, Func<int, Work> work) =>
        [.. Enumerable.Range(0, works.Count).Where(i => work(i) is var item && !controls.Excluded.Contains(item.Collection) && !controls.ExcludedWorks.Contains(item.Id))];

    /// <summary>
    /// Returns the items that can be selected now: those of works that are not resting. If there are none, the rest of works is ignored, but not
    /// that of items. The current item is never selected twice in a row. If all items are resting, the one that was selected longest ago is
    /// returned.
    /// </summary>
    public int[] GetAvailable(int[] allowed, ChoosingControls controls, TimeSpan now)
    {
        if (allowed.Length == 0)
        {
            return allowed;
        }

        var resting = allowed.Where(i => _selectedAt[i] is { } at && now - at < controls.RepeatAfter)
            .OrderByDescending(i => _selectedAt[i])
            .Take((int)(maxRestingShare * allowed.Length))
            .ToHashSet();
        var restingWorks = GetRestingWorks(allowed, controls, now);
        int[] rested = [.. allowed.Where(i => i != _current && !resting.Contains(i))];
        int[] available = [.. rested.Where(i => !restingWorks.Contains(works[i]))];
        return available.Length > 0 ? available : rested.Length > 0 ? rested : [allowed.MinBy(i => _selectedAt[i])];
    }

    /// <summary>Records a selection.</summary>
    /// <param name="item">The selected item.</param>
    /// <param name="now">Time since the start of the performance.</param>
    /// <param name="length">How long it sounds; the maximum for a painting.</param>
    public void Record(int item, TimeSpan now, TimeSpan length)
    {
        _currentLength = length > ShortestDwell ? length : ShortestDwell;
        (_selectedAt[item], _workSelectedAt[works[item]]) = (now, now);
        (_current, LatestAt) = (item, now);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private HashSet<int> GetRestingWorks(int[] allowed, ChoosingControls controls, TimeSpan now)
    {
        var present = allowed.Select(i => works[i]).ToHashSet();
        return
        [
            .. _workSelectedAt.Where(work => present.Contains(work.Key) && now - work.Value < controls.RepeatAfter)
                .OrderByDescending(work => work.Value)
                .Take((int)(MaxRestingWorks * present.Count))
                .Select(work => work.Key),
        ];
    }
}

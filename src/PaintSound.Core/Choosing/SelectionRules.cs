using System.Collections.Immutable;
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
internal sealed class SelectionRules(int[] works, double maxRestingShare = 1, ExcerptEnds? ends = null)
{
    /// <summary>
    /// The maximum share of the allowed works that are resting. In a small library, works would otherwise follow one another in a fixed order,
    /// whatever the input is.
    /// </summary>
    public const double MaxRestingWorks = 0.5;

    /// <summary>The shortest time between two selections because a work ended or the brush changed. A library of single hits must not become a drum roll.</summary>
    private static readonly TimeSpan ShortestDwell = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, TimeSpan> _selectedAt = [];
    private readonly Dictionary<int, TimeSpan> _workSelectedAt = [];
    private readonly int[] _available = new int[works.Length];
    private readonly bool[] _isResting = new bool[works.Length];
    private readonly bool[] _isWorkResting = new bool[works.Length == 0 ? 0 : works.Max() + 1];
    private ItemSet? _participants;
    private ImmutableHashSet<string>? _excluded, _excludedWorks;   // of the participants
    private ImmutableDictionary<string, string>? _collected;
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

    /// <summary>Returns the items that are neither in an excluded collection nor of an excluded work. Another set only if the exclusions change.</summary>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="work">Returns the work of an item.</param>
    public ItemSet GetParticipants(ChoosingControls controls, Func<int, Work> work)
    {
        if (_participants is null || _excluded != controls.Excluded || _excludedWorks != controls.ExcludedWorks || _collected != controls.Collected)
        {
            (_excluded, _excludedWorks, _collected) = (controls.Excluded, controls.ExcludedWorks, controls.Collected);
            _participants = new ItemSet([.. FindIncluded(controls, work)], works);
        }

        return _participants;
    }

    /// <summary>Returns how many items are of works that were selected a short time ago.</summary>
    /// <param name="items">The items.</param>
    /// <param name="unheard">How long ago counts as short.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public int CountHeard(ItemSet items, TimeSpan unheard, TimeSpan now) => GetHeardWorks(unheard, now).Sum(items.CountOf);

    /// <summary>
    /// Returns the items that can be selected now: those of works that are not resting. If there are none, the rest of works is ignored, but not
    /// that of items. The current item is never selected twice in a row. If all items are resting, the one that was selected longest ago is
    /// returned.
    /// </summary>
    /// <param name="allowed">The items that can be selected at other times.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance.</param>
    /// <param name="unheard">How long a work must not have been selected. This is never ignored.</param>
    /// <returns>The items, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> GetAvailable(ItemSet allowed, ChoosingControls controls, TimeSpan now, TimeSpan unheard = default)
    {
        var heardWorks = GetHeardWorks(unheard, now);
        if (heardWorks.Sum(allowed.CountOf) == allowed.Count)
        {
            return [];
        }

        var restingWorks = GetRestingWorks(allowed, controls, now);
        var resting = _selectedAt.Where(item => now - item.Value < controls.RepeatAfter && allowed.Contains(item.Key))
            .OrderByDescending(item => item.Value)
            .ThenBy(item => item.Key)
            .Take((int)(maxRestingShare * allowed.Count))
            .Select(item => item.Key)
            .ToList();
        if (_current >= 0)
        {
            resting.Add(_current);
        }

        Mark(resting, _isResting, true);
        Mark(restingWorks, _isWorkResting, true);
        Mark(heardWorks, _isWorkResting, true);
        var count = CopyAvailable(allowed);
        Mark(restingWorks, _isWorkResting, false);
        Mark(heardWorks, _isWorkResting, true);
        count = count > 0 ? count : CopyAvailable(allowed);
        Mark(resting, _isResting, false);
        if (count == 0)
        {
            // All of them have been selected.
            count = CopyAvailable(allowed);
            var oldest = _available[0];
            foreach (var item in _available.AsSpan(0, count))
            {
                oldest = _selectedAt[item] < _selectedAt[oldest] ? item : oldest;
            }

            (_available[0], count) = (oldest, 1);
        }

        Mark(heardWorks, _isWorkResting, false);
        return _available.AsSpan(0, count);
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

    // The items of a work follow one another, so that a work is judged once.
    private IEnumerable<int> FindIncluded(ChoosingControls controls, Func<int, Work> work)
    {
        var (judged, isIncluded) = ((Work?)null, false);
        for (var item = 0; item < works.Length; item++)
        {
            var own = work(item);
            if (!ReferenceEquals(own, judged))
            {
                (judged, isIncluded) = (own, controls.Includes(own));
            }

            if (isIncluded)
            {
                yield return item;
            }
        }
    }

    private List<int> GetRestingWorks(ItemSet allowed, ChoosingControls controls, TimeSpan now) =>
    [
        .. _workSelectedAt.Where(work => now - work.Value < controls.RepeatAfter && allowed.ContainsWork(work.Key))
            .OrderByDescending(work => work.Value)
            .Take((int)(MaxRestingWorks * allowed.WorkCount))
            .Select(work => work.Key),
    ];

    private List<int> GetHeardWorks(TimeSpan unheard, TimeSpan now) =>
        unheard > TimeSpan.Zero ? [.. _workSelectedAt.Where(work => now - work.Value < unheard).Select(work => work.Key)] : [];

    private static void Mark(List<int> marked, bool[] marks, bool value) => marked.ForEach(i => marks[i] = value);

    private int CopyAvailable(ItemSet allowed)
    {
        var count = 0;
        foreach (var item in allowed.Items)
        {
            if (!_isResting[item] && !_isWorkResting[works[item]])
            {
                _available[count++] = item;
            }
        }

        return count;
    }
}

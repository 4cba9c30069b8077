using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>
/// Compares the events of a take with those of its replay, one after the other, each kind for itself. Events of the last moments may be missing in
/// the take: they were not yet written when the program was killed.
/// </summary>
public sealed record ReplayComparison
{
    private static readonly TimeSpan Unwritten = TimeSpan.FromSeconds(1);

    private ReplayComparison(int equal, int unwritten, EventRecord? expected, EventRecord? actual) =>
        (Equal, NotWritten, Expected, Actual) = (equal, unwritten, expected, actual);

    /// <summary>The number of events that are the same.</summary>
    public int Equal { get; }

    /// <summary>The number of events of the last second that the take does not contain.</summary>
    public int NotWritten { get; }

    /// <summary>The first event of the take that differs; null if none does, or if the take has none there.</summary>
    public EventRecord? Expected { get; }

    /// <summary>The event of the replay that differs from it; null if none does, or if the replay has none there.</summary>
    public EventRecord? Actual { get; }

    /// <summary>True if every event is the same.</summary>
    public bool IsSame => Expected is null && Actual is null;

    /// <summary>Compares.</summary>
    /// <param name="recorded">The events of the take.</param>
    /// <param name="replayed">The events of the replay.</param>
    public static ReplayComparison Compare(IReadOnlyList<EventRecord> recorded, IReadOnlyList<EventRecord> replayed)
    {
        var (equal, unwritten) = (0, 0);
        EventRecord? expected = null, actual = null;
        var actuals = replayed.ToLookup(record => record.GetType());
        var expecteds = recorded.ToLookup(record => record.GetType());
        var end = recorded.Count > 0 ? recorded.Max(record => record.Time) : TimeSpan.Zero;
        foreach (var kind in recorded.Concat(replayed).Select(record => record.GetType()).Distinct())
        {
            EventRecord[] before = [.. expecteds[kind]], after = [.. actuals[kind]];
            var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
            equal += same;
            if (same == before.Length && after.Skip(same).All(record => record.Time >= end - Unwritten))
            {
                unwritten += after.Length - same;
            }
            else if ((before.ElementAtOrDefault(same) ?? after[same]).Time < ((expected ?? actual)?.Time ?? TimeSpan.MaxValue))
            {
                (expected, actual) = (before.ElementAtOrDefault(same), after.ElementAtOrDefault(same));
            }
        }

        return new ReplayComparison(equal, unwritten, expected, actual);
    }
}

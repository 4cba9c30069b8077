using PaintSound.Core.Beat;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Decides when to select for the next bar: as late as is safe, so that the newest brush counts, and early enough for the step and the outputs. The lead
/// follows how long the steps take. Not thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
public sealed class BarSchedule(TimeProvider time)
{
    /// <summary>The longest time from a selection to its bar.</summary>
    public static readonly TimeSpan MaxLead = TimeSpan.FromMilliseconds(240);

    // For the outputs: a launch must be in Live before the bar. Less is too late, and the selection is for a later bar.
    private static readonly TimeSpan OutputTime = TimeSpan.FromMilliseconds(30);

    // For what the steps do not tell: timers, the thread of the outputs.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(30);

    // One step can be running when the selection is due.
    private const int StepsPerLead = 2;

    /// <summary>A minute of steps.</summary>
    private const int MaxSteps = 240;

    private readonly Queue<TimeSpan> _steps = [];
    private long? _decidedAt;

    /// <summary>How long before the bar a selection is due.</summary>
    public TimeSpan Lead
    {
        get
        {
            var lead = OutputTime + Margin + (StepsPerLead * (_steps.Count > 0 ? _steps.Max() : TimeSpan.Zero));
            return lead < MaxLead ? lead : MaxLead;
        }
    }

    /// <summary>Adds how long a step took.</summary>
    public void AddStep(TimeSpan duration)
    {
        _steps.Enqueue(duration);
        if (_steps.Count > MaxSteps)
        {
            _steps.Dequeue();
        }
    }

    /// <summary>Returns what bars mean now; null if selections are not made in bars, because the show does not ask for it or no music plays.</summary>
    /// <param name="timeline">The beat; null if it is unknown.</param>
    /// <param name="bars">How many bars a selection lasts; 0 for no bars.</param>
    /// <param name="now">Ticks of the session clock.</param>
    public BarTiming? Find(BeatTimeline? timeline, int bars, long now)
    {
        if (bars <= 0 || timeline is not { IsPlaying: true })
        {
            return null;
        }

        var next = GetUndecided(timeline, bars, now);
        return new BarTiming(next, next.Timestamp - now <= ToTicks(Lead));
    }

    /// <summary>Returns when the next selection is due, in ticks of the session clock; null if selections are not made in bars.</summary>
    /// <inheritdoc cref="Find"/>
    public long? GetNextDue(BeatTimeline? timeline, int bars, long now) =>
        Find(timeline, bars, now) is { } timing ? Math.Max(now, timing.Next.Timestamp - ToTicks(Lead)) : null;

    /// <summary>Records that the selection for a bar was made, or that there was nothing to select.</summary>
    public void Record(BarBoundary bar) => _decidedAt = bar.Timestamp;

    private BarBoundary GetUndecided(BeatTimeline timeline, int bars, long now)
    {
        var group = GetGroup(bars, timeline.Quantisation);
        var next = timeline.GetNextBar(now + ToTicks(OutputTime), group);

        // A correction of the timeline moves a bar a little. After a jump of the song, the next bar is another.
        var half = ToTicks(TimeSpan.FromMinutes(timeline.Signature.BarLength / timeline.Tempo / 2));
        return _decidedAt is { } decided && next.Timestamp <= decided + half ? timeline.GetNextBar(Math.Max(next.Timestamp, decided) + half, group) : next;
    }

    // Live starts a clip at every second, fourth or eighth bar if its launch quantisation says so: then only those bars can be meant.
    private static int GetGroup(int bars, LaunchQuantisation? quantisation)
    {
        var launch = quantisation switch
        {
            LaunchQuantisation.EightBars => 8,
            LaunchQuantisation.FourBars => 4,
            LaunchQuantisation.TwoBars => 2,
            _ => 1,
        };
        var group = bars;
        while (group % launch != 0)
        {
            group += bars;
        }

        return group;
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}

using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Chooses the excerpt that fits the painting, by the <see cref="SelectionRules"/> (dwell, hold, repeat-after, excluded collections), the
/// <see cref="SilencePolicy"/> and the changes of the brush. Deterministic: the same scores at the same times give the same selections. Not thread-safe.
/// </summary>
public sealed class Chooser
{
    /// <summary>The maximum number of candidates in the reason of a selection.</summary>
    public const int MaxReasonCandidates = 5;

    /// <summary>The smallest gate among held excerpts.</summary>
    private const double MinHeldGate = 0.1;

    private readonly IReadOnlyList<Excerpt> _excerpts;
    private readonly SelectionRules _rules;
    private readonly BrushChangeDetector _changes = new();
    private readonly GateWatch? _watch;
    private ItemSet? _participants, _passed, _sounding, _held;   // the second is among the first, the others are among the second
    private ExcerptFilter _filter = ExcerptFilter.None;   // of those that passed

    /// <summary>Creates a chooser.</summary>
    /// <param name="excerpts">The library's excerpts, in the order of the scores.</param>
    /// <param name="watch">Receives what passes the gate while it is watched; null if nobody watches.</param>
    public Chooser(IReadOnlyList<Excerpt> excerpts, GateWatch? watch = null)
    {
        (_excerpts, _watch) = (excerpts, watch);
        _rules = new SelectionRules(NumberWorks(excerpts), ends: new ExcerptEnds(excerpts));
    }

    /// <summary>Returns the time at which the current selection has lasted as long as it should; null before the first, and while it is held.</summary>
    public TimeSpan? GetDwellEnd(ChoosingControls controls) => controls.Hold ? null : _rules.GetDwellEnd(controls);

    /// <summary>Returns how many excerpts pass the filter now. It looks at all excerpts only if the filter or the exclusions changed.</summary>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance.</param>
    public FilterReport Filter(ChoosingControls controls, TimeSpan now)
    {
        var passed = GetPassed(controls);
        return new FilterReport(passed.Count - _rules.CountHeard(passed, controls.Filter.Unheard, now), _participants!.Count);
    }

    /// <summary>Returns the next selection, or null if the current one stays.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The summary of the last 4 s of brush sound.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    /// <param name="next">True if the artist asked for another selection now. Ignores dwell and hold.</param>
    /// <param name="activity">What the brush does now; null if only the summary is known. Then no change is answered before the dwell is over.</param>
    /// <param name="bars">What bars mean now; null if the dwell counts. In bars, the brush is answered at the next bar.</param>
    public Selection? Choose(
        IExcerptScores scores, BrushSummary brush, ChoosingControls controls, TimeSpan now, bool next = false, BrushActivity? activity = null, BarTiming? bars = null)
    {
        var change = activity is { } present ? _changes.Update(present, controls.SilenceDb) : BrushChange.None;
        var keepsCurrent = bars is { } timing ? !next && (controls.Hold || !timing.IsDue) : _rules.KeepsCurrent(controls, now, next);
        if (keepsCurrent && (bars is not null || change == BrushChange.None || !_rules.CanAnswerChange(controls, now)))
        {
            return null;
        }

        var silent = IsSilent(brush, activity, controls);
        if (silent && controls.Silence == SilencePolicy.Stay && !next)
        {
            return null;
        }

        silent &= controls.Silence == SilencePolicy.Held;
        var eligible = GetEligible(controls, silent, now);
        if (eligible.Length == 0)
        {
            return null;
        }

        var strategy = CreateRanking(controls);
        var ranking = strategy.Rank(scores, eligible, GetGate(controls, silent), MaxReasonCandidates);
        if (_watch is { IsWatched: true })
        {
            _watch.Set(strategy.FindPassed(scores, eligible, GetGate(controls, silent)));
        }

        var chosen = ranking.Best[0];
        var best = Describe(scores, ranking);
        _changes.Record(activity ?? default, controls.SilenceDb);
        _rules.Record(chosen, now, _excerpts[chosen].Remaining);
        return new Selection(
            now,
            _excerpts[chosen],
            best[0].Correspondence,
            best[0].SoundDistance,
            new SelectionReason(
                controls.Strategy,
                controls.Distance,
                controls.Follow,
                silent,
                eligible.Length,
                ranking.Passed,
                1 + scores.Canvas.CountBelow(eligible, GetDistance(scores.Canvas, chosen)),
                1 + scores.Sound.CountBelow(eligible, best[0].SoundDistance),
                best)
            {
                Change = keepsCurrent ? change : BrushChange.None,
                Bar = bars?.Next.Bar,
            });
    }

    /// <summary>
    /// Takes over a selection that another worker made from the same library, so that dwell and rests continue from it. It counts as the current one.
    /// </summary>
    /// <param name="followed">The selection.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="activity">What the brush does now.</param>
    /// <returns>The selection, or null if this library has no such excerpt.</returns>
    public Selection? Follow(FollowedSelection followed, ChoosingControls controls, BrushActivity activity)
    {
        var index = Enumerable.Range(0, _excerpts.Count)
            .FirstOrDefault(i => _excerpts[i].Work.Id == followed.Work && _excerpts[i].StartSeconds == followed.StartSeconds, -1);
        if (index < 0)
        {
            return null;
        }

        var excerpt = _excerpts[index];
        _changes.Record(activity, controls.SilenceDb);
        _rules.Record(index, followed.At, excerpt.Remaining);
        var reason = new SelectionReason(
            controls.Strategy, controls.Distance, controls.Follow, followed.Silent, followed.Eligible, followed.Passed, followed.CorrespondenceRank, followed.SoundRank,
            [new Candidate(1, excerpt, followed.Correspondence, followed.SoundDistance)])
        {
            Bar = followed.Bar,
        };
        return new Selection(followed.At, excerpt, followed.Correspondence, followed.SoundDistance, reason) { IsFollowed = true };
    }

    /// <summary>Follows the brush at a step at which another worker selects.</summary>
    /// <param name="activity">What the brush does now.</param>
    /// <param name="controls">The artist's settings.</param>
    public void Observe(BrushActivity activity, ChoosingControls controls) => _changes.Update(activity, controls.SilenceDb);

    /// <summary>Returns the candidates for a selection now, best first, without selecting one.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The summary of the last 4 s of brush sound.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">The maximum number of candidates. Candidates that do not pass the gate are left out.</param>
    public IReadOnlyList<Candidate> Rank(IExcerptScores scores, BrushSummary brush, ChoosingControls controls, int top)
    {
        var silent = controls.Silence == SilencePolicy.Held && IsSilent(brush, activity: null, controls);
        var eligible = GetEligible(controls, silent, _rules.LatestAt ?? TimeSpan.Zero);
        return eligible.Length == 0 || top < 1 ? [] : Describe(scores, CreateRanking(controls).Rank(scores, eligible, GetGate(controls, silent), top));
    }

    // Held excerpts are few: the usual gate would leave hardly any to choose from.
    private double GetGate(ChoosingControls controls, bool silent) =>
        Math.Max(controls.Gate ?? Gate.DefaultFraction(_excerpts.Count), silent ? MinHeldGate : 0);

    private static int[] NumberWorks(IReadOnlyList<Excerpt> excerpts)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var works = new int[excerpts.Count];
        for (var i = 0; i < works.Length; i++)
        {
            // The excerpts of a work follow one another.
            works[i] = i > 0 && ReferenceEquals(excerpts[i].Work, excerpts[i - 1].Work) ? works[i - 1]
                : known.TryGetValue(excerpts[i].Work.Id, out var work) ? work
                : known[excerpts[i].Work.Id] = known.Count;
        }

        return works;
    }

    private static bool IsSilent(BrushSummary brush, BrushActivity? activity, ChoosingControls controls) => controls.Silence != SilencePolicy.Any
        && (brush.IsIdle || brush.LevelDb < controls.SilenceDb || (activity is { } now && BrushChangeDetector.IsSilent(now, controls.SilenceDb)));

    private static IRanking CreateRanking(ChoosingControls controls) => controls.Strategy switch
    {
        ChoosingStrategy.GateThenSound => new GateThenSound(),
        ChoosingStrategy.SoundThenGate => new SoundThenGate(),
        ChoosingStrategy.WeightedRank => new WeightedRank(controls.Weight),
        _ => throw new ArgumentOutOfRangeException(nameof(controls), controls.Strategy, "Unknown choosing strategy."),
    };

    /// <summary>
    /// Returns the excerpts that can be selected now. A rule that would leave no excerpt is relaxed: if all excerpts are resting, the one that was
    /// selected longest ago returns; if no excerpt is held, silence allows all sounding ones; if all are silent, silent ones are allowed. Excluded
    /// collections and works and what does not pass the filter always stay excluded.
    /// </summary>
    private ReadOnlySpan<int> GetEligible(ChoosingControls controls, bool silent, TimeSpan now)
    {
        var passed = GetPassed(controls);
        _sounding ??= passed.WhereOrAll(i => _excerpts[i].LevelDb > Excerpt.SilentDb);
        var allowed = silent ? _held ??= _sounding.WhereOrAll(i => _excerpts[i].IsHeld) : _sounding;
        return _rules.GetAvailable(allowed, controls, now, controls.Filter.Unheard);
    }

    private ItemSet GetPassed(ChoosingControls controls)
    {
        var participants = _rules.GetParticipants(controls, i => _excerpts[i].Work);
        if (_participants != participants || _filter != controls.Filter)
        {
            (_participants, _filter, _sounding, _held) = (participants, controls.Filter, null, null);
            _passed = controls.Filter with { Unheard = TimeSpan.Zero } == ExcerptFilter.None ? participants : FindPassed(participants, controls.Filter);
        }

        return _passed!;
    }

    // The excerpts of a work follow one another, so that a work is judged once.
    private ItemSet FindPassed(ItemSet participants, ExcerptFilter filter)
    {
        var (judged, passes) = ((MusicWork?)null, false);
        return participants.Where(i =>
        {
            var excerpt = _excerpts[i];
            if (!ReferenceEquals(excerpt.Work, judged))
            {
                (judged, passes) = (excerpt.Work, filter.PassesWork(excerpt.Work));
            }

            return passes && filter.PassesSound(excerpt);
        });
    }

    private static float GetDistance(IDistances distances, int excerpt)
    {
        var distance = 0f;
        distances.Copy([excerpt], new Span<float>(ref distance));
        return distance;
    }

    private Candidate[] Describe(IExcerptScores scores, Ranking ranking)
    {
        int[] best = [.. ranking.Best];
        var distances = new float[best.Length];
        scores.Sound.Copy(best, distances);
        return [.. best.Select((index, position) => new Candidate(position + 1, _excerpts[index], scores.GetCorrespondence(index), distances[position]))];
    }
}

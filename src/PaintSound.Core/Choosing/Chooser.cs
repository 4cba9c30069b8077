using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Chooses the excerpt that fits the painting, by the <see cref="SelectionRules"/> (dwell, hold, repeat-after, excluded collections) and the
/// <see cref="SilencePolicy"/>. Deterministic: the same scores at the same times give the same selections. Not thread-safe.
/// </summary>
/// <param name="excerpts">The library's excerpts, in the order of the scores.</param>
public sealed class Chooser(IReadOnlyList<Excerpt> excerpts)
{
    /// <summary>The maximum number of candidates in the reason of a selection.</summary>
    public const int MaxReasonCandidates = 5;

    private readonly SelectionRules _rules = new(excerpts.Count);

    /// <summary>Returns the next selection, or null if the current one stays.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The summary of the last 4 s of brush sound.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    /// <param name="next">True if the artist asked for another selection now. Ignores dwell and hold.</param>
    public Selection? Choose(Scores scores, BrushSummary brush, ChoosingControls controls, TimeSpan now, bool next = false)
    {
        if (_rules.KeepsCurrent(controls, now, next))
        {
            return null;
        }

        var silent = IsSilent(brush, controls);
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

        var ranked = CreateRanking(controls).Rank(scores, eligible, controls.Gate);
        var chosen = ranked[0];
        _rules.Record(chosen, now);
        return new Selection(
            now,
            excerpts[chosen],
            scores.Correspondence[chosen],
            scores.SoundDistance[chosen],
            CreateReason(scores, controls, silent, eligible, ranked));
    }

    /// <summary>Returns the candidates for a selection now, best first, without selecting one.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The summary of the last 4 s of brush sound.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">The maximum number of candidates. Candidates that do not pass the gate are left out.</param>
    public IReadOnlyList<Candidate> Rank(Scores scores, BrushSummary brush, ChoosingControls controls, int top)
    {
        var eligible = GetEligible(controls, controls.Silence == SilencePolicy.Held && IsSilent(brush, controls), _rules.LatestAt ?? TimeSpan.Zero);
        return eligible.Length == 0 ? [] : Best(scores, CreateRanking(controls).Rank(scores, eligible, controls.Gate), top);
    }

    private static bool IsSilent(BrushSummary brush, ChoosingControls controls) =>
        controls.Silence != SilencePolicy.Any && (brush.IsIdle || brush.LevelDb < controls.SilenceDb);

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
    /// collections always stay excluded.
    /// </summary>
    private int[] GetEligible(ChoosingControls controls, bool silent, TimeSpan now)
    {
        var included = _rules.GetParticipants(controls, i => excerpts[i].Work.Collection);
        var sounding = OrElse(Where(included, i => excerpts[i].LevelDb > Excerpt.SilentDb), included);
        var allowed = silent ? OrElse(Where(sounding, i => excerpts[i].IsHeld), sounding) : sounding;
        return _rules.GetAvailable(allowed, controls, now);
    }

    private static int[] Where(int[] indices, Func<int, bool> test) => indices.Where(test).ToArray();

    private static int[] OrElse(int[] first, int[] second) => first.Length > 0 ? first : second;

    private SelectionReason CreateReason(Scores scores, ChoosingControls controls, bool silent, int[] eligible, int[] ranked) => new(
        controls.Strategy,
        controls.Distance,
        controls.Follow,
        silent,
        eligible.Length,
        ranked.Length,
        RankOf(scores.Correspondence, eligible, ranked[0]),
        RankOf(scores.SoundDistance, eligible, ranked[0]),
        Best(scores, ranked, MaxReasonCandidates));

    private Candidate[] Best(Scores scores, int[] ranked, int top) => ranked.Take(top)
        .Select((index, position) => new Candidate(
            position + 1, excerpts[index], scores.Correspondence[index], scores.SoundDistance[index]))
        .ToArray();

    private static int RankOf(float[] distance, int[] eligible, int chosen) =>
        1 + eligible.Count(i => distance[i] < distance[chosen]);
}

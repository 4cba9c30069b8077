using PaintSound.Core.Brush;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>
/// Chooses the excerpt that answers the painting, with musical manners: it dwells, does not repeat itself, can be held,
/// and has a rule for silence. Pure: the same scores at the same times give the same selections.
/// One thread at a time.
/// </summary>
/// <param name="excerpts">The library's excerpts, in the order of the scores.</param>
public sealed class Chooser(IReadOnlyList<Excerpt> excerpts)
{
    /// <summary>How many of the best are told in a selection's reason.</summary>
    public const int Told = 5;

    private readonly SelectionRules _manners = new(excerpts.Count);

    /// <summary>The next selection, or null while the current one stays.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The last four seconds of brush.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    /// <param name="next">True when the artist asked for another one at once: dwell and hold are passed over.</param>
    public Selection? Choose(Scores scores, BrushSummary brush, ChoosingControls controls, TimeSpan now, bool next = false)
    {
        if (_manners.KeepsCurrent(controls, now, next))
        {
            return null;
        }

        var silent = IsSilent(brush, controls);
        if (silent && controls.Silence == SilencePolicy.Stay && !next)
        {
            return null;
        }

        silent &= controls.Silence == SilencePolicy.Held;
        var eligible = Eligible(controls, silent, now);
        if (eligible.Length == 0)
        {
            return null;
        }

        var ranked = For(controls).Rank(scores, eligible, controls.Gate);
        var chosen = ranked[0];
        _manners.Record(chosen, now);
        return new Selection(
            now,
            excerpts[chosen],
            scores.Correspondence[chosen],
            scores.SoundDistance[chosen],
            Why(scores, controls, silent, eligible, ranked));
    }

    /// <summary>What would be chosen now, best first; nothing is remembered of it.</summary>
    /// <param name="scores">Distances of all excerpts from the canvas and the brush.</param>
    /// <param name="brush">The last four seconds of brush.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">How many at most; no more than pass the gate are listed.</param>
    public IReadOnlyList<Candidate> Rank(Scores scores, BrushSummary brush, ChoosingControls controls, int top)
    {
        var eligible = Eligible(controls, controls.Silence == SilencePolicy.Held && IsSilent(brush, controls), _manners.LatestAt ?? TimeSpan.Zero);
        return eligible.Length == 0 ? [] : Best(scores, For(controls).Rank(scores, eligible, controls.Gate), top);
    }

    private static bool IsSilent(BrushSummary brush, ChoosingControls controls) =>
        controls.Silence != SilencePolicy.Any && (brush.IsIdle || brush.LevelDb < controls.SilenceDb);

    private static IRanking For(ChoosingControls controls) => controls.Strategy switch
    {
        ChoosingStrategy.GateThenSound => new GateThenSound(),
        ChoosingStrategy.SoundThenGate => new SoundThenGate(),
        ChoosingStrategy.WeightedRank => new WeightedRank(controls.Weight),
        _ => throw new ArgumentOutOfRangeException(nameof(controls), controls.Strategy, "There is no such strategy."),
    };

    /// <summary>
    /// Rules give way in the order in which an audience would mind least: where all rest, the one that has rested longest returns;
    /// where nothing is held, silence may choose anything that sounds. A collection that is off stays off.
    /// </summary>
    private int[] Eligible(ChoosingControls controls, bool silent, TimeSpan now)
    {
        var on = _manners.Participants(controls, i => excerpts[i].Work.Collection);
        var sounding = OrElse(Where(on, i => excerpts[i].LevelDb > Excerpt.SilentDb), on);
        var allowed = silent ? OrElse(Where(sounding, i => excerpts[i].IsHeld), sounding) : sounding;
        return _manners.Available(allowed, controls, now);
    }

    private static int[] Where(int[] indices, Func<int, bool> test) => indices.Where(test).ToArray();

    private static int[] OrElse(int[] first, int[] second) => first.Length > 0 ? first : second;

    private SelectionReason Why(Scores scores, ChoosingControls controls, bool silent, int[] eligible, int[] ranked) => new(
        controls.Strategy,
        controls.Distance,
        controls.Follow,
        silent,
        eligible.Length,
        ranked.Length,
        Place(scores.Correspondence, eligible, ranked[0]),
        Place(scores.SoundDistance, eligible, ranked[0]),
        Best(scores, ranked, Told));

    private Candidate[] Best(Scores scores, int[] ranked, int top) => ranked.Take(top)
        .Select((index, place) => new Candidate(
            place + 1, excerpts[index], scores.Correspondence[index], scores.SoundDistance[index]))
        .ToArray();

    private static int Place(float[] distance, int[] eligible, int chosen) =>
        1 + eligible.Count(i => distance[i] < distance[chosen]);
}

using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Music;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>
/// Chooses the painting with the closest correspondence to the music, by the <see cref="SelectionRules"/>. While the music is silent, the
/// current painting stays, unless the silence policy is <see cref="SilencePolicy.Any"/>. Deterministic. Not thread-safe.
/// </summary>
/// <param name="paintings">The library's paintings, in the order of their correspondences.</param>
public sealed class PaintingChooser(IReadOnlyList<Painting> paintings)
{
    /// <summary>The maximum share of paintings that are resting. A library has far fewer paintings than excerpts, so half of them stay available.</summary>
    private const double MaxRestingShare = 0.5;

    private readonly SelectionRules _rules = new(paintings.Count, MaxRestingShare);

    /// <summary>Returns the next selection, or null if the current one stays.</summary>
    /// <param name="correspondence">The correspondence of every painting with the music, 0 close ... 1 far.</param>
    /// <param name="music">The summary of the last 4 s of music.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    /// <param name="next">True if the artist asked for another selection now. Ignores dwell, hold and silence.</param>
    public PaintingSelection? Choose(
        float[] correspondence, MusicSummary music, ChoosingControls controls, TimeSpan now, bool next = false)
    {
        if (_rules.KeepsCurrent(controls, now, next) || (!next && IsSilent(music, controls)))
        {
            return null;
        }

        var participants = GetParticipants(controls);
        var eligible = _rules.GetAvailable(participants, controls, now);
        if (eligible.Length == 0)
        {
            return null;
        }

        var ranked = DistanceSort.Sort(correspondence, eligible);
        var chosen = ranked[0];
        _rules.Record(chosen, now);
        return new PaintingSelection(
            now,
            paintings[chosen],
            correspondence[chosen],
            new PaintingReason(
                participants.Length,
                eligible.Length,
                1 + participants.Count(i => correspondence[i] < correspondence[chosen]),
                Best(correspondence, ranked, Chooser.MaxReasonCandidates)));
    }

    /// <summary>Returns the candidates with all paintings available, best first, without selecting one.</summary>
    /// <param name="correspondence">The correspondence of every painting with the music, 0 close ... 1 far.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">The maximum number of candidates.</param>
    public IReadOnlyList<PaintingCandidate> Rank(float[] correspondence, ChoosingControls controls, int top) =>
        Best(correspondence, DistanceSort.Sort(correspondence, GetParticipants(controls)), top);

    private static bool IsSilent(MusicSummary music, ChoosingControls controls) =>
        controls.Silence != SilencePolicy.Any && music.LevelDb < controls.MusicSilenceDb;

    private int[] GetParticipants(ChoosingControls controls) => _rules.GetParticipants(controls, i => paintings[i].Collection);

    private PaintingCandidate[] Best(float[] correspondence, int[] ranked, int top) => ranked.Take(top)
        .Select((index, position) => new PaintingCandidate(position + 1, paintings[index], correspondence[index]))
        .ToArray();
}

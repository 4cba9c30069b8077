using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Music;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>
/// Chooses the painting that fits the music best compared with how it fits other music (<see cref="Popularity.Standardise"/>), by the <see cref="SelectionRules"/>. While the music is silent, the
/// current painting stays, unless the silence policy is <see cref="SilencePolicy.Any"/>. Deterministic. Not thread-safe.
/// </summary>
/// <param name="paintings">The library's paintings, in the order of their correspondences.</param>
public sealed class PaintingChooser(IReadOnlyList<Painting> paintings)
{
    private readonly SelectionRules _rules = new([.. Enumerable.Range(0, paintings.Count)], SelectionRules.MaxRestingWorks);

    /// <summary>Returns the next selection, or null if the current one stays.</summary>
    /// <param name="scores">The distances of every painting from the music.</param>
    /// <param name="music">The summary of the last 4 s of music.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    /// <param name="next">True if the artist asked for another selection now. Ignores dwell, hold and silence.</param>
    public PaintingSelection? Choose(
        PaintingScores scores, MusicSummary music, ChoosingControls controls, TimeSpan now, bool next = false)
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

        var ranking = Ranking.CreateFromAll(eligible, scores.MusicDistance, Chooser.MaxReasonCandidates);
        var chosen = ranking.Best[0];
        _rules.Record(chosen, now, TimeSpan.MaxValue);
        return new PaintingSelection(
            now,
            paintings[chosen],
            scores.Correspondence[chosen],
            new PaintingReason(
                participants.Count,
                eligible.Length,
                1 + LowestDistances.CountBelow(scores.MusicDistance, participants.Items, scores.MusicDistance[chosen]),
                Describe(scores, ranking)));
    }

    /// <summary>Takes over a painting that another worker selected from the same library. It counts as the current one.</summary>
    /// <param name="followed">The selection.</param>
    /// <returns>The selection, or null if this library has no such painting.</returns>
    public PaintingSelection? Follow(FollowedPainting followed)
    {
        var index = Enumerable.Range(0, paintings.Count).FirstOrDefault(i => paintings[i].Id == followed.Painting, -1);
        if (index < 0)
        {
            return null;
        }

        _rules.Record(index, followed.At, TimeSpan.MaxValue);
        var reason = new PaintingReason(followed.Considered, followed.Eligible, followed.CorrespondenceRank, [new PaintingCandidate(1, paintings[index], followed.Correspondence)]);
        return new PaintingSelection(followed.At, paintings[index], followed.Correspondence, reason);
    }

    /// <summary>Returns the candidates with all paintings available, best first, without selecting one.</summary>
    /// <param name="scores">The distances of every painting from the music.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">The maximum number of candidates.</param>
    public IReadOnlyList<PaintingCandidate> Rank(PaintingScores scores, ChoosingControls controls, int top) =>
        GetParticipants(controls) is { Count: > 0 } participants ? Describe(scores, Ranking.CreateFromAll(participants.Items, scores.MusicDistance, top)) : [];

    private static bool IsSilent(MusicSummary music, ChoosingControls controls) =>
        controls.Silence != SilencePolicy.Any && music.LevelDb < controls.MusicSilenceDb;

    private ItemSet GetParticipants(ChoosingControls controls) => _rules.GetParticipants(controls, i => paintings[i]);

    private PaintingCandidate[] Describe(PaintingScores scores, Ranking ranking) =>
        [.. ranking.Best.Select((index, position) => new PaintingCandidate(position + 1, paintings[index], scores.Correspondence[index]))];
}

using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Music;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Paintings;

/// <summary>
/// Chooses the painting that answers the music: the closest by correspondence, with the manners of the <see cref="Chooser"/>. Silence
/// asks for nothing: what hangs there stays. Pure, like the other; one thread at a time.
/// </summary>
/// <param name="paintings">The library's paintings, in the order of their correspondences.</param>
public sealed class PaintingChooser(IReadOnlyList<Painting> paintings)
{
    /// <summary>Half of the paintings at least are always there to choose from: a library has far fewer of them than excerpts.</summary>
    private const double MostResting = 0.5;

    private readonly SelectionRules _manners = new(paintings.Count, MostResting);

    /// <summary>The next selection, or null while the current one stays.</summary>
    /// <param name="correspondence">Of every painting with the music, 0 close ... 1 far.</param>
    /// <param name="music">The last four seconds of music.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    /// <param name="next">True when the artist asked for another one at once: dwell, hold and silence are passed over.</param>
    public PaintingSelection? Choose(
        float[] correspondence, MusicSummary music, ChoosingControls controls, TimeSpan now, bool next = false)
    {
        if (_manners.KeepsCurrent(controls, now, next) || (!next && IsSilent(music, controls)))
        {
            return null;
        }

        var takingPart = TakingPart(controls);
        var eligible = _manners.Available(takingPart, controls, now);
        if (eligible.Length == 0)
        {
            return null;
        }

        var ranked = DistanceSort.By(correspondence, eligible);
        var chosen = ranked[0];
        _manners.Record(chosen, now);
        return new PaintingSelection(
            now,
            paintings[chosen],
            correspondence[chosen],
            new PaintingReason(
                takingPart.Length,
                eligible.Length,
                1 + takingPart.Count(i => correspondence[i] < correspondence[chosen]),
                Best(correspondence, ranked, Chooser.Told)));
    }

    /// <summary>What would be chosen first of all, best first; nothing is remembered of it.</summary>
    /// <param name="correspondence">Of every painting with the music, 0 close ... 1 far.</param>
    /// <param name="controls">The artist's settings.</param>
    /// <param name="top">How many at most.</param>
    public IReadOnlyList<PaintingCandidate> Rank(float[] correspondence, ChoosingControls controls, int top) =>
        Best(correspondence, DistanceSort.By(correspondence, TakingPart(controls)), top);

    private static bool IsSilent(MusicSummary music, ChoosingControls controls) =>
        controls.Silence != SilencePolicy.Any && music.LevelDb < controls.MusicSilenceDb;

    private int[] TakingPart(ChoosingControls controls) => _manners.Participants(controls, i => paintings[i].Collection);

    private PaintingCandidate[] Best(float[] correspondence, int[] ranked, int top) => ranked.Take(top)
        .Select((index, place) => new PaintingCandidate(place + 1, paintings[index], correspondence[index]))
        .ToArray();
}

using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Library.Search;

/// <summary>
/// Finds the excerpts that sound most like one of them, by the sound distance of a selection. With an index of neighbours, only those that it finds are
/// compared. Thread-safe.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="index">The index of their neighbours; null to compare all excerpts.</param>
public sealed class SimilarExcerpts(ExcerptTable excerpts, INeighbourIndex? index = null)
{
    /// <summary>The most excerpts that a work gives.</summary>
    public const int MostOfAWork = 2;

    private const int ExcerptsAtOnce = 4096;

    // Enough to find others behind a long work that is like itself.
    private const int Considered = 2000;

    /// <summary>Finds the nearest excerpts of other works, at most two of each, and after them the nearest of the same work.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="controls">The sound distance, with its weights. The network must support it.</param>
    /// <param name="most">The most excerpts of other works.</param>
    public IReadOnlyList<SimilarExcerpt> Find(int excerpt, ChoosingControls controls, int most)
    {
        ArgumentNullException.ThrowIfNull(controls);
        List<SimilarExcerpt> others = [], same = [];
        var ofWork = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in FindNearest(excerpt, controls).Where(found => found.Index != excerpt))
        {
            var work = excerpts[found.Index].Work.Id;
            var count = ofWork[work] = ofWork.GetValueOrDefault(work) + 1;
            if (count <= MostOfAWork)
            {
                (work == excerpts[excerpt].Work.Id ? same : others).Add(found);
            }

            if (others.Count == most && same.Count == MostOfAWork)
            {
                break;
            }
        }

        return [.. others.Take(most), .. same];
    }

    private IEnumerable<SimilarExcerpt> FindNearest(int excerpt, ChoosingControls controls)
    {
        if (index is null || controls.Distance != SoundDistanceKind.Weighed)
        {
            var all = new float[excerpts.Count];
            for (var first = 0; first < all.Length; first += ExcerptsAtOnce)
            {
                Measure(excerpt, controls, first, all.AsSpan(first, Math.Min(ExcerptsAtOnce, all.Length - first)));
            }

            return LowestDistances.Sort(all, Considered).Select(found => new SimilarExcerpt(found, all[found]));
        }

        var space = new SoundSpace(excerpts);
        var vector = new float[space.Width];
        space.CopyVector(excerpt, vector);
        var nearest = new int[Math.Min(Considered, excerpts.Count)];
        var distances = new float[index.Find(vector, nearest)];
        for (var i = 0; i < distances.Length; i++)
        {
            Measure(excerpt, controls, nearest[i], distances.AsSpan(i, 1));
        }

        return LowestDistances.Sort(distances, Considered).Select(i => new SimilarExcerpt(nearest[i], distances[i]));
    }

    private void Measure(int excerpt, ChoosingControls controls, int first, Span<float> distances)
    {
        var count = distances.Length;
        if (controls.Distance == SoundDistanceKind.Paper)
        {
            SoundDistance.ComputePaper(excerpts.Pooleds.GetRows(excerpt, 1), excerpts.Pooleds.GetRows(first, count), excerpts.PooledScale, distances);
            return;
        }

        SoundDistance.ComputeWeighed(
            excerpts.Rhythms.GetRows(excerpt, 1), excerpts.Timbres.GetRows(excerpt, 1), excerpts.Rhythms.GetRows(first, count),
            excerpts.Timbres.GetRows(first, count), controls.Follow, distances);
        SoundDistance.AddRate(excerpts.RateOctaves[excerpt], excerpts.RateOctaves[first..], controls.Follow, distances);
        SoundDistance.AddCentroid(excerpts.CentroidOctaves[excerpt], excerpts.CentroidOctaves[first..], controls.Follow, distances);
    }
}

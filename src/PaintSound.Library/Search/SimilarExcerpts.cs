using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Library.Search;

/// <summary>Finds the excerpts that sound most like one of them, by the sound distance of a selection. Thread-safe.</summary>
/// <param name="excerpts">The excerpts.</param>
public sealed class SimilarExcerpts(ExcerptTable excerpts)
{
    /// <summary>The most excerpts that a work gives.</summary>
    public const int MostOfAWork = 2;

    private const int ExcerptsAtOnce = 4096;

    // Enough to find others behind a long work that is like itself.
    private const int Considered = 2000;

    /// <summary>Finds the nearest excerpts of other works, at most two of each, and after them the nearest of the same work.</summary>
    /// <param name="index">The excerpt.</param>
    /// <param name="controls">The sound distance, with its weights. The network must support it.</param>
    /// <param name="most">The most excerpts of other works.</param>
    public IReadOnlyList<SimilarExcerpt> Find(int index, ChoosingControls controls, int most)
    {
        ArgumentNullException.ThrowIfNull(controls);
        var distances = new float[excerpts.Count];
        Measure(index, controls, distances);
        List<SimilarExcerpt> others = [], same = [];
        var ofWork = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in LowestDistances.Sort(distances, Considered).Where(found => found != index))
        {
            var work = excerpts[found].Work.Id;
            var count = ofWork[work] = ofWork.GetValueOrDefault(work) + 1;
            if (count <= MostOfAWork)
            {
                (work == excerpts[index].Work.Id ? same : others).Add(new SimilarExcerpt(found, distances[found]));
            }

            if (others.Count == most && same.Count == MostOfAWork)
            {
                break;
            }
        }

        return [.. others.Take(most), .. same];
    }

    private void Measure(int index, ChoosingControls controls, float[] distances)
    {
        for (var first = 0; first < distances.Length; first += ExcerptsAtOnce)
        {
            var part = distances.AsSpan(first, Math.Min(ExcerptsAtOnce, distances.Length - first));
            if (controls.Distance == SoundDistanceKind.Paper)
            {
                SoundDistance.ComputePaper(excerpts.Pooleds.GetRows(index, 1), excerpts.Pooleds.GetRows(first, part.Length), excerpts.PooledScale, part);
                continue;
            }

            SoundDistance.ComputeWeighed(
                excerpts.Rhythms.GetRows(index, 1), excerpts.Timbres.GetRows(index, 1), excerpts.Rhythms.GetRows(first, part.Length),
                excerpts.Timbres.GetRows(first, part.Length), controls.Follow, part);
            SoundDistance.AddRate(excerpts.RateOctaves[index], excerpts.RateOctaves[first..], controls.Follow, part);
            SoundDistance.AddCentroid(excerpts.CentroidOctaves[index], excerpts.CentroidOctaves[first..], controls.Follow, part);
        }
    }
}

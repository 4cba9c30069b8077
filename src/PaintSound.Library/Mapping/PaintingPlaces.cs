using PaintSound.Core.Choosing;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Library.Mapping;

/// <summary>
/// Places paintings on the map of the excerpts. A painting has no sound: it stands beside an excerpt in the middle of those that correspond best with it. What an
/// excerpt has in common with all paintings is taken off, as in a selection (<see cref="Popularity"/>); else most paintings would stand in one place.
/// </summary>
/// <param name="excerpts">The excerpts.</param>
/// <param name="places">Their places: pairs of x and y.</param>
/// <param name="paintings">The paintings.</param>
/// <param name="network">Scores paintings against excerpts.</param>
internal sealed class PaintingPlaces(ExcerptTable excerpts, float[] places, PaintingTable paintings, ICorrespondenceNetwork network)
{
    private const int MostExcerpts = 4096;
    private const int MostCompared = 32;
    private const int Best = 15;

    // So far beside the excerpt that neither covers the other; the extent of a map is about 20.
    private const float Beside = 0.12f;

    /// <summary>Places paintings.</summary>
    /// <param name="chosen">The paintings, by their numbers.</param>
    /// <returns>Pairs of x and y.</returns>
    public float[] Place(IReadOnlyList<int> chosen)
    {
        var size = network.HalfSize;
        var sample = Enumerable.Range(0, Math.Min(excerpts.Count, MostExcerpts)).Select(i => (int)((long)i * excerpts.Count / Math.Min(excerpts.Count, MostExcerpts))).ToArray();
        var halves = new float[sample.Length * size];
        for (var i = 0; i < sample.Length; i++)
        {
            excerpts.SoundHalves.GetRows(sample[i], 1).CopyTo(halves.AsSpan(i * size));
        }

        var common = MeasureCommon(halves, sample.Length);
        var own = new float[2 * chosen.Count];
        var odds = new float[sample.Length];
        for (var i = 0; i < chosen.Count; i++)
        {
            network.ScoreLogOdds(Half(chosen[i]), halves, odds);
            var best = Enumerable.Range(0, sample.Length).OrderBy(e => odds[e] - common[e]).Take(Best).Select(e => sample[e]).ToArray();
            var middle = best.MinBy(e => best.Sum(other => Distance(e, other)));
            var angle = chosen[i] * 2.4f;   // the golden angle: paintings beside the same excerpt stand around it
            own[2 * i] = places[2 * middle] + (Beside * MathF.Cos(angle));
            own[(2 * i) + 1] = places[(2 * middle) + 1] + (Beside * MathF.Sin(angle));
        }

        return own;
    }

    private float[] MeasureCommon(float[] halves, int count)
    {
        var common = new float[count];
        var compared = Math.Min(paintings.Count, MostCompared);
        var odds = new float[count];

        // One painting alone has nothing in common with others.
        for (var i = 0; i < compared && paintings.Count > 1; i++)
        {
            network.ScoreLogOdds(Half(i * paintings.Count / compared), halves, odds);
            for (var e = 0; e < count; e++)
            {
                common[e] += odds[e] / compared;
            }
        }

        return common;
    }

    private ReadOnlySpan<float> Half(int painting) => paintings.ImageHalves.Slice(painting * network.HalfSize, network.HalfSize);

    private double Distance(int one, int other) =>
        Math.Sqrt(Math.Pow(places[2 * one] - places[2 * other], 2) + Math.Pow(places[(2 * one) + 1] - places[(2 * other) + 1], 2));
}

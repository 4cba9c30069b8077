using PaintSound.Core.Congruity;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>Scores random pairs of paintings and excerpts of a library, which congruity is compared with.</summary>
public static class RandomPairs
{
    /// <summary>The minimum number of excerpts for perPainting painting.</summary>
    private const int MinExcerptsPerPainting = 16;

    /// <summary>Returns the correspondences of about <see cref="CongruityMeter.MaxPerformancePairs"/> random pairs; empty if the library has no paintings.</summary>
    public static float[] Score(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network)
    {
        // A fixed seed: the same library gives the same pairs.
        var random = new Random(1);
        var size = network.HalfSize;
        var chosen = Enumerable.Range(0, paintings.Count).ToArray();
        random.Shuffle(chosen);
        chosen = chosen[..Math.Min(chosen.Length, CongruityMeter.MaxPerformancePairs / MinExcerptsPerPainting)];
        if (chosen.Length == 0)
        {
            return [];
        }

        var perPainting = CongruityMeter.MaxPerformancePairs / chosen.Length;
        var (correspondence, halves) = (new float[chosen.Length * perPainting], new float[perPainting * size]);
        for (var i = 0; i < chosen.Length; i++)
        {
            for (var k = 0; k < perPainting; k++)
            {
                excerpts.SoundHalves.Slice(random.Next(excerpts.Count) * size, size).CopyTo(halves.AsSpan(k * size));
            }

            network.Score(paintings.ImageHalves.Slice(chosen[i] * size, size), halves, correspondence.AsSpan(i * perPainting, perPainting));
        }

        return correspondence;
    }
}

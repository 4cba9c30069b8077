using PaintSound.Core.Congruity;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Pipeline;

/// <summary>Paintings and excerpts of a library that meet by chance: what congruity is measured by.</summary>
public static class RandomPairs
{
    /// <summary>Excerpts that each painting meets, at least.</summary>
    private const int ExcerptsEach = 16;

    /// <summary>Correspondences of about <see cref="CongruityMeter.Kept"/> random pairs; none where the library has no paintings.</summary>
    public static float[] Of(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network)
    {
        // Always the same pairs: the same library measures the same.
        var random = new Random(1);
        var size = network.HalfSize;
        var chosen = Enumerable.Range(0, paintings.Count).ToArray();
        random.Shuffle(chosen);
        chosen = chosen[..Math.Min(chosen.Length, CongruityMeter.Kept / ExcerptsEach)];
        if (chosen.Length == 0)
        {
            return [];
        }

        var each = CongruityMeter.Kept / chosen.Length;
        var (correspondence, halves) = (new float[chosen.Length * each], new float[each * size]);
        for (var i = 0; i < chosen.Length; i++)
        {
            for (var k = 0; k < each; k++)
            {
                excerpts.SoundHalves.Slice(random.Next(excerpts.Count) * size, size).CopyTo(halves.AsSpan(k * size));
            }

            network.Score(paintings.ImageHalves.Slice(chosen[i] * size, size), halves, correspondence.AsSpan(i * each, each));
        }

        return correspondence;
    }
}

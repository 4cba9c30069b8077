using PaintSound.Core.Choosing;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;

namespace PaintSound.Performance.Loading;

/// <summary>Measures the <see cref="Popularity"/> of the works of a library. Deterministic: the same library and network give the same values.</summary>
public static class PopularityMeter
{
    /// <summary>The number of paintings from which the library's own paintings are used instead of the network's reference pictures.</summary>
    public const int MinPaintings = 10;

    private const int MaxPictures = 32;
    private const int MaxExcerpts = 256;

    /// <summary>
    /// Measures the excerpts against the library's paintings, or against the network's reference pictures as well if the library has fewer than
    /// <see cref="MinPaintings"/>.
    /// </summary>
    /// <exception cref="Models.ModelException">The file of the reference pictures is missing or damaged.</exception>
    public static Popularity OfExcerpts(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        List<float[]> logOdds = [];
        foreach (var painting in Sample(paintings.Count, MaxPictures))
        {
            logOdds.Add(Score(paintings.ImageHalves.Slice(painting * size, size)));
        }

        if (paintings.Count < MinPaintings)
        {
            var references = network.Manifest.ReadReferenceHalves();
            for (var start = 0; start < references.Length; start += size)
            {
                logOdds.Add(Score(references.AsSpan(start, size)));
            }
        }

        return logOdds.Count > 0 && excerpts.Count > 0 ? Popularity.Of(logOdds) : Popularity.None(excerpts.Count);

        float[] Score(ReadOnlySpan<float> picture)
        {
            var correspondence = new float[excerpts.Count];
            network.Score(picture, excerpts.SoundHalves, correspondence);
            return ToLogOdds(correspondence);
        }
    }

    /// <summary>Measures pictures against excerpts of the library.</summary>
    /// <param name="imageHalves">The image halves of the pictures, one after the other.</param>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="network">Scores image against sound.</param>
    public static Popularity OfPictures(ReadOnlySpan<float> imageHalves, ExcerptTable excerpts, ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        var count = imageHalves.Length / size;
        List<float[]> logOdds = [];
        foreach (var excerpt in count > 0 ? Sample(excerpts.Count, MaxExcerpts) : [])
        {
            var correspondence = new float[count];
            network.ScorePictures(imageHalves, excerpts.SoundHalves.Slice(excerpt * size, size), correspondence);
            logOdds.Add(ToLogOdds(correspondence));
        }

        return logOdds.Count > 0 ? Popularity.Of(logOdds) : Popularity.None(count);
    }

    private static int[] Sample(int count, int most)
    {
        var chosen = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(chosen);   // a fixed seed: the same library gives the same sample
        return chosen[..Math.Min(count, most)];
    }

    private static float[] ToLogOdds(float[] correspondence) => Array.ConvertAll(correspondence, Popularity.ToLogOdds);
}

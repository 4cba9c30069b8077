using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Library.Search;
using PaintSound.Models.Networks;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Loading;

/// <summary>Measures the <see cref="Popularity"/> of the works of a library. Deterministic: the same library and network give the same values.</summary>
public static class PopularityMeter
{
    /// <summary>The number of paintings from which the library's own paintings are used instead of the network's reference pictures.</summary>
    public const int MinPaintings = 10;

    private const int MaxPictures = 32;
    private const int MaxExcerpts = 256;
    private const int MinComparisons = 24;
    private const int MaxComparisons = 128;
    private const int ExcerptsAPicture = 16;
    private const int ExcerptsInCache = 512;
    private const int KeyDigits = 16;

    /// <summary>
    /// Measures the excerpts against the library's paintings, or against the network's reference pictures as well if the library has fewer than
    /// <see cref="MinPaintings"/>.
    /// </summary>
    /// <exception cref="Models.ModelException">The file of the reference pictures is missing or damaged.</exception>
    public static Popularity OfExcerpts(ExcerptTable excerpts, PaintingTable paintings, ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        List<ReadOnlyMemory<float>> pictures = [.. Sample(paintings.Count, MaxPictures).Select(painting => (ReadOnlyMemory<float>)paintings.ImageHalves.Slice(painting * size, size).ToArray())];
        if (paintings.Count < MinPaintings)
        {
            var references = network.Manifest.ReadReferenceHalves();
            for (var start = 0; start < references.Length; start += size)
            {
                pictures.Add(references.AsMemory(start, size));
            }
        }

        if (pictures.Count == 0 || excerpts.Count == 0)
        {
            return Popularity.None(excerpts.Count);
        }

        var key = ComputeKey(pictures, network);
        if (excerpts.Popularities?.Find(key) is { } known)
        {
            return known;
        }

        var measured = Measure(pictures, excerpts, network);
        excerpts.Popularities?.Store(key, measured);
        return measured;
    }

    private static string ComputeKey(List<ReadOnlyMemory<float>> pictures, ICorrespondenceNetwork network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(network.Manifest.Hash));
        foreach (var picture in pictures)
        {
            hash.AppendData(MemoryMarshal.AsBytes(picture.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..KeyDigits];
    }

    // Some excerpts with all pictures, so that a large library is read from memory once.
    private static Popularity Measure(List<ReadOnlyMemory<float>> pictures, ExcerptTable excerpts, ICorrespondenceNetwork network)
    {
        PopularitySums sums = new(excerpts.Count);
        var logOdds = new float[Math.Min(ExcerptsInCache, excerpts.Count)];
        for (var first = 0; first < excerpts.Count; first += logOdds.Length)
        {
            var part = logOdds.AsSpan(0, Math.Min(logOdds.Length, excerpts.Count - first));
            var halves = excerpts.SoundHalves.GetRows(first, part.Length);
            foreach (var picture in pictures)
            {
                network.ScoreLogOdds(picture.Span, halves, part);
                sums.Add(part, first);
            }
        }

        return sums.ToPopularity(pictures.Count);
    }

    /// <summary>Measures pictures against excerpts of the library.</summary>
    /// <param name="imageHalves">The image halves of the pictures, one after the other.</param>
    /// <param name="excerpts">The excerpts.</param>
    /// <param name="network">Scores image against sound.</param>
    public static Popularity OfPictures(ReadOnlySpan<float> imageHalves, ExcerptTable excerpts, ICorrespondenceNetwork network) =>
        OfCorrespondences(ScorePictures(imageHalves, excerpts, network), imageHalves.Length / network.HalfSize);

    /// <summary>
    /// Returns the pictures that congruity compares the canvas with: a sample of the library's paintings, and the network's reference pictures if there
    /// are only a few.
    /// </summary>
    /// <exception cref="Models.ModelException">The file of the reference pictures is missing or damaged.</exception>
    public static ComparisonPictures SelectPictures(PaintingTable paintings, ExcerptTable excerpts, ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        List<float> halves = [];
        List<PictureQualities> qualities = [];
        foreach (var painting in Sample(paintings.Count, MaxComparisons))
        {
            qualities.Add(paintings.Qualities[painting]);
            halves.AddRange(paintings.ImageHalves.Slice(painting * size, size));
        }

        if (paintings.Count < MinComparisons)
        {
            halves.AddRange(network.Manifest.ReadReferenceHalves());
        }

        float[] chosen = [.. halves];
        qualities.AddRange(Enumerable.Repeat(PictureQualities.Unknown, (chosen.Length / size) - qualities.Count));
        var correspondences = ScorePictures(chosen, excerpts, network);
        var popularity = OfCorrespondences(correspondences, chosen.Length / size);
        var relative = new float[popularity.Count];
        List<float> pairs = [];
        foreach (var correspondence in correspondences.Take(ExcerptsAPicture))
        {
            popularity.TakeOff(correspondence, 1, relative);
            pairs.AddRange(relative);
        }

        return new ComparisonPictures(
            chosen, qualities, popularity, [.. pairs], [.. Sample(excerpts.Count, MaxExcerpts).Take(ExcerptsAPicture).Select(excerpt => MusicQualities.Of(excerpts[excerpt]))]);
    }

    /// <summary>Returns the correspondences of pictures with a sample of the excerpts: one list for each excerpt, in the order of the pictures.</summary>
    private static List<float[]> ScorePictures(ReadOnlySpan<float> imageHalves, ExcerptTable excerpts, ICorrespondenceNetwork network)
    {
        var size = network.HalfSize;
        List<float[]> correspondences = [];
        foreach (var excerpt in imageHalves.IsEmpty ? [] : Sample(excerpts.Count, MaxExcerpts))
        {
            var correspondence = new float[imageHalves.Length / size];
            network.ScorePictures(imageHalves, excerpts.SoundHalves.GetRows(excerpt, 1), correspondence);
            correspondences.Add(correspondence);
        }

        return correspondences;
    }

    private static Popularity OfCorrespondences(List<float[]> correspondences, int count) =>
        correspondences.Count > 0 ? Popularity.Of(correspondences.ConvertAll(ToLogOdds)) : Popularity.None(count);

    private static int[] Sample(int count, int most)
    {
        var chosen = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(chosen);   // a fixed seed: the same library gives the same sample
        return chosen[..Math.Min(count, most)];
    }

    private static float[] ToLogOdds(float[] correspondence) => Array.ConvertAll(correspondence, Popularity.ToLogOdds);
}

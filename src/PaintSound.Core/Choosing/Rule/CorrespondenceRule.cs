using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing.Rule;

/// <summary>
/// Judges how well pictures and music correspond by the published correspondences, without a network: light with pitch height, colour with energy, fine
/// detail with activity, contrast with dynamics (Marks 1987, Palmer et al. 2013, Adeli et al. 2014). Each quality counts as its rank: of a picture among
/// many pictures, of music among the excerpts of the library. Immutable, thread-safe.
/// </summary>
public sealed class CorrespondenceRule
{
    private const int Qualities = 4;

    // 21 quantiles of each quality of 5,600 paintings, photographs and renders (models/training/poetics).
    private static readonly float[][] PictureQuantiles =
    [
        [0, 9.122f, 16.81f, 22.18f, 26, 29.09f, 32.47f, 35.45f, 38.89f, 42.41f, 45.46f, 48.2f, 51.02f, 53.59f, 56.39f, 59.98f, 65.28f, 71, 78.03f, 86.89f, 99.58f],
        [0, 2.059f, 4.601f, 7.151f, 9.402f, 11.08f, 12.39f, 13.73f, 15.24f, 16.79f, 18.44f, 20.21f, 22.55f, 25.74f, 29.73f, 33.74f, 38.74f, 45.38f, 53.15f, 66.65f, 129.8f],
        [-2.996f, -1.995f, -1.404f, -0.9563f, -0.5503f, -0.2651f, -0.0067f, 0.2264f, 0.4248f, 0.5901f, 0.7413f, 0.8451f, 0.9565f, 1.053f, 1.146f, 1.237f, 1.366f, 1.51f, 1.728f, 2.039f, 3.226f],
        [0, 1.731f, 2.817f, 4.035f, 5.405f, 6.55f, 7.603f, 8.771f, 10.04f, 11.49f, 12.86f, 14.22f, 15.52f, 16.91f, 18.19f, 19.41f, 20.55f, 22.09f, 24, 26.79f, 43.79f],
    ];

    private readonly float[][] _sorted;   // of each quality, those of all excerpts
    private readonly float[] _ranks;      // of every excerpt, four in a row

    /// <summary>Creates the rule for a library.</summary>
    /// <param name="excerpts">The qualities of its excerpts.</param>
    public CorrespondenceRule(IReadOnlyList<MusicQualities> excerpts)
    {
        _sorted = [.. Enumerable.Range(0, Qualities).Select(quality => excerpts.Select(excerpt => ToArray(excerpt)[quality]).Order().ToArray())];
        _ranks = [.. excerpts.SelectMany(RankOf)];
    }

    /// <summary>Creates what judges the excerpts of a library.</summary>
    /// <returns>The rule; null for the network.</returns>
    public static CorrespondenceRule? Create(CorrespondenceKind kind, IEnumerable<Excerpt> excerpts) =>
        kind == CorrespondenceKind.Rule ? new CorrespondenceRule([.. excerpts.Select(MusicQualities.Of)]) : null;

    /// <summary>Compares a picture with all excerpts of the library.</summary>
    /// <param name="picture">The qualities of the picture.</param>
    /// <param name="correspondence">Receives one value for each excerpt: the mean difference of the ranks, 0 close ... 1 far.</param>
    public void CompareWithExcerpts(PictureQualities picture, Span<float> correspondence)
    {
        var own = RankOf(picture);
        for (var i = 0; i < correspondence.Length; i++)
        {
            correspondence[i] = Compare(own, _ranks.AsSpan(i * Qualities, Qualities));
        }
    }

    /// <summary>Compares music with pictures.</summary>
    /// <param name="music">The qualities of the music.</param>
    /// <param name="pictures">The qualities of the pictures.</param>
    /// <param name="correspondence">Receives one value for each picture, 0 close ... 1 far.</param>
    public void CompareWithPictures(MusicQualities music, IReadOnlyList<PictureQualities> pictures, Span<float> correspondence)
    {
        var own = RankOf(music);
        for (var i = 0; i < correspondence.Length; i++)
        {
            correspondence[i] = Compare(own, RankOf(pictures[i]));
        }
    }

    private static float Compare(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var sum = 0f;
        for (var quality = 0; quality < Qualities; quality++)
        {
            var difference = one[quality] - other[quality];
            sum += difference * difference;
        }

        return MathF.Sqrt(sum / Qualities);
    }

    private static float[] RankOf(PictureQualities picture)
    {
        float[] values = [picture.Lightness, picture.Colourfulness, picture.Texture, picture.Contrast];
        return [.. values.Select((value, quality) => Interpolate(PictureQuantiles[quality], value))];
    }

    private float[] RankOf(MusicQualities music) => [.. ToArray(music).Select((value, quality) => Interpolate(_sorted[quality], value))];

    private static float[] ToArray(MusicQualities music) => [music.CentroidHz, music.LevelDb, music.Activity, music.DynamicsDb];

    /// <summary>Returns the share of a distribution that is below a value, 0..1; 0.5 if the distribution has one value.</summary>
    private static float Interpolate(float[] sorted, float value)
    {
        if (sorted.Length < 2)
        {
            return 0.5f;
        }

        var found = Array.BinarySearch(sorted, value);
        if (found >= 0)
        {
            var last = found;
            while (found > 0 && sorted[found - 1] == value)
            {
                found--;
            }

            while (last < sorted.Length - 1 && sorted[last + 1] == value)
            {
                last++;
            }

            return (found + last) / 2f / (sorted.Length - 1);
        }

        var upper = Math.Clamp(~found, 1, sorted.Length - 1);
        var share = Math.Clamp((value - sorted[upper - 1]) / (sorted[upper] - sorted[upper - 1]), 0, 1);
        return (upper - 1 + share) / (sorted.Length - 1);
    }
}

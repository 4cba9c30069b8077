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
        return [.. values.Select((value, quality) => Quantiles.FindRank(Quantiles.OfPictures[quality], value))];
    }

    private float[] RankOf(MusicQualities music) => [.. ToArray(music).Select((value, quality) => Quantiles.FindRank(_sorted[quality], value))];

    private static float[] ToArray(MusicQualities music) => [music.CentroidHz, music.LevelDb, music.Activity, music.DynamicsDb];
}

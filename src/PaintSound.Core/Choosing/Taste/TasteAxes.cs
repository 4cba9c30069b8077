using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>
/// Places pictures and music on the axes of <see cref="TasteModel"/>. Each quality counts as its rank, of a picture among many pictures, of music among
/// the excerpts of the library, so that the places of both have mean 0 and deviation 1. What is unknown lies in the middle. Immutable, thread-safe.
/// </summary>
public sealed class TasteAxes
{
    /// <summary>The largest place. The smallest is its negative.</summary>
    public const float MaxPlace = 1.7320508f;   // of an even distribution of deviation 1

    private const int MostExcerpts = 4096;

    private readonly float[][] _music;   // of each quality, sorted values of excerpts

    /// <summary>Creates the axes for a library.</summary>
    /// <param name="excerpts">The qualities of its excerpts.</param>
    public TasteAxes(IReadOnlyList<MusicQualities> excerpts)
    {
        var stride = Math.Max(1, excerpts.Count / MostExcerpts);
        float[][] values = [.. Enumerable.Range(0, excerpts.Count / stride).Select(i => ToArray(excerpts[i * stride]))];
        _music = [.. Enumerable.Range(0, Music.Count).Select(axis => values.Select(value => value[axis]).Where(float.IsFinite).Order().ToArray())];
    }

    /// <summary>The axes of pictures, in the order of <see cref="PictureQualities"/>.</summary>
    public static IReadOnlyList<TasteAxis> Pictures { get; } =
        [new("dark", "light"), new("grey", "colourful"), new("smooth", "detailed"), new("even", "contrasting"), new("cool", "warm")];

    /// <summary>The axes of music, in the order of <see cref="MusicQualities"/>.</summary>
    public static IReadOnlyList<TasteAxis> Music { get; } =
        [new("low", "high"), new("quiet", "loud"), new("calm", "lively"), new("steady", "dynamic"), new("slow", "fast")];

    /// <summary>Places a picture.</summary>
    /// <param name="picture">Its qualities.</param>
    /// <param name="places">Receives a place on each axis of <see cref="Pictures"/>.</param>
    public static void Place(PictureQualities picture, Span<float> places)
    {
        ReadOnlySpan<float> values = [picture.Lightness, picture.Colourfulness, picture.Texture, picture.Contrast, picture.Warmth];
        for (var axis = 0; axis < values.Length; axis++)
        {
            places[axis] = Place(Quantiles.OfPictures[axis], values[axis]);
        }
    }

    /// <summary>Places music.</summary>
    /// <param name="music">Its qualities.</param>
    /// <param name="places">Receives a place on each axis of <see cref="Music"/>.</param>
    public void Place(MusicQualities music, Span<float> places)
    {
        ReadOnlySpan<float> values = [music.CentroidHz, music.LevelDb, music.Activity, music.DynamicsDb, music.OnsetRate];
        for (var axis = 0; axis < values.Length; axis++)
        {
            places[axis] = Place(_music[axis], values[axis]);
        }
    }

    private static float[] ToArray(MusicQualities music) => [music.CentroidHz, music.LevelDb, music.Activity, music.DynamicsDb, music.OnsetRate];

    private static float Place(float[] sorted, float value) => float.IsFinite(value) ? 2 * MaxPlace * (Quantiles.FindRank(sorted, value) - 0.5f) : 0;
}

using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Performance.Pipeline;

/// <summary>The pictures that congruity compares the canvas with.</summary>
/// <param name="ImageHalves">Their image halves, one after the other.</param>
/// <param name="Qualities">Their qualities; unknown for the network's reference pictures.</param>
/// <param name="Popularity">How each fits music in general.</param>
/// <param name="Pairs">The relative log odds of each with a sample of the library's excerpts: all pictures with the first excerpt, then with the next.</param>
/// <param name="PairedMusic">The qualities of these excerpts.</param>
public sealed record ComparisonPictures(
    float[] ImageHalves, IReadOnlyList<PictureQualities> Qualities, Popularity Popularity, float[] Pairs, IReadOnlyList<MusicQualities> PairedMusic)
{
    /// <summary>No pictures: congruity has nothing to compare with.</summary>
    public static ComparisonPictures None { get; } = new([], [], Popularity.None(0), [], []);
}

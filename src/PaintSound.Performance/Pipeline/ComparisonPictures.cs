using PaintSound.Core.Choosing;

namespace PaintSound.Performance.Pipeline;

/// <summary>The pictures that congruity compares the canvas with.</summary>
/// <param name="ImageHalves">Their image halves, one after the other.</param>
/// <param name="Popularity">How each fits music in general.</param>
/// <param name="Pairs">The relative log odds of each with a sample of the library's excerpts.</param>
public sealed record ComparisonPictures(float[] ImageHalves, Popularity Popularity, float[] Pairs)
{
    /// <summary>No pictures: congruity has nothing to compare with.</summary>
    public static ComparisonPictures None { get; } = new([], Popularity.None(0), []);
}

namespace PaintSound.Core.Choosing.Rule;

/// <summary>What the published correspondences say about a picture, without a network; see <see cref="PictureQualityMeter"/>.</summary>
/// <param name="Lightness">The mean lightness L*, 0 black ... 100 white.</param>
/// <param name="Colourfulness">The mean chroma C*, 0 grey and more.</param>
/// <param name="Texture">The logarithm of the mean fine detail of L*.</param>
/// <param name="Contrast">The standard deviation of L*.</param>
/// <param name="Warmth">The mean colour in the direction of orange (hue 55 degrees), below 0 towards blue; NaN if it was not measured.</param>
public readonly record struct PictureQualities(float Lightness, float Colourfulness, float Texture, float Contrast, float Warmth = float.NaN)
{
    /// <summary>A picture of which nothing is known.</summary>
    public static PictureQualities Unknown { get; } = new(float.NaN, float.NaN, float.NaN, float.NaN);
}

namespace PaintSound.Core.Choosing.Rule;

/// <summary>What the published correspondences say about a picture, without a network; see <see cref="PictureQualityMeter"/>.</summary>
/// <param name="Lightness">The mean lightness L*, 0 black ... 100 white.</param>
/// <param name="Colourfulness">The mean chroma C*, 0 grey and more.</param>
/// <param name="Texture">The logarithm of the mean fine detail of L*.</param>
/// <param name="Contrast">The standard deviation of L*.</param>
public readonly record struct PictureQualities(float Lightness, float Colourfulness, float Texture, float Contrast);

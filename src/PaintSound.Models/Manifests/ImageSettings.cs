namespace PaintSound.Models.Manifests;

/// <summary>
/// How a picture becomes network input: red, green and blue planes of (value / 255 - mean) / deviation.
/// </summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Mean">Mean of red, green and blue, in 0..1.</param>
/// <param name="Deviation">Standard deviation of red, green and blue, in 0..1 (<c>std</c> in the manifest).</param>
public sealed record ImageSettings(int Width, int Height, IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation);

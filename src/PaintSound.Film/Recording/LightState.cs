namespace PaintSound.Film.Recording;

/// <summary>The colours of the lights from a time on.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Rgb">Three levels for each light: red, green, blue, 0 dark ... 255 full.</param>
public sealed record LightState(TimeSpan At, ReadOnlyMemory<byte> Rgb);

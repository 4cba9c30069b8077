namespace PaintSound.Film.Recording;

/// <summary>One recorded picture of the canvas.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Rgb">224 x 224 pixels, row by row, three bytes each (R, G, B).</param>
public sealed record CanvasFrame(TimeSpan At, ReadOnlyMemory<byte> Rgb);

namespace PaintSound.Worker.Takes;

/// <summary>The settled canvas at a time.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Rgb">224 x 224 x 3 bytes.</param>
internal sealed record CanvasPicture(TimeSpan Time, byte[] Rgb);

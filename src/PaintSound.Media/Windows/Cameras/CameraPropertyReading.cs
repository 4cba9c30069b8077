namespace PaintSound.Media.Windows.Cameras;

/// <summary>A setting of a camera, as DirectShow tells it.</summary>
/// <param name="Value">The present value, in units of the property.</param>
/// <param name="IsAutomatic">True if the camera adjusts it by itself now.</param>
/// <param name="HasAutomatic">True if the camera can adjust it by itself.</param>
internal sealed record CameraPropertyReading(int Value, bool IsAutomatic, bool HasAutomatic);

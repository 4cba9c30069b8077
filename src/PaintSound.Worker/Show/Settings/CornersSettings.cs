using PaintSound.Core.Sources;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The value of <c>canvas: corners</c>.</summary>
/// <param name="Corners">The corners; the whole picture if they are to be found.</param>
/// <param name="Find">True if they are to be found in the picture of the camera.</param>
internal sealed record CornersSettings(Corners Corners, bool Find);

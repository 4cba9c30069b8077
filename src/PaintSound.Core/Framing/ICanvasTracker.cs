using PaintSound.Core.Sources;

namespace PaintSound.Core.Framing;

/// <summary>Looks for a known canvas in the camera picture, to notice when the easel or the camera has moved. Not thread-safe.</summary>
public interface ICanvasTracker
{
    /// <summary>Looks for the canvas.</summary>
    /// <param name="picture">The whole camera picture.</param>
    /// <param name="settled">The canvas as it was last seen without hands: square, R, G, B. It fills the rectangle between the corners.</param>
    /// <param name="corners">The corners at which the settled canvas was seen.</param>
    /// <returns>Where the canvas is now.</returns>
    TrackedCanvas Track(RgbPicture picture, RgbPicture settled, Corners corners);
}

namespace PaintSound.Web.Setup;

/// <summary>The current setup, for the setup page.</summary>
/// <param name="File">The name of the show file, without its path.</param>
/// <param name="CanFrame">True if there is a camera picture in which the corners can be set.</param>
/// <param name="CanLock">True if PaintSound can lock the exposure of this camera.</param>
/// <param name="Corners">x and y of the four corners, as in the show file.</param>
public sealed record SetupDto(string File, bool CanFrame, bool CanLock, IReadOnlyList<double> Corners);

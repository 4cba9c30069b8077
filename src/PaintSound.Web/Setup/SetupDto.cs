namespace PaintSound.Web.Setup;

/// <summary>The current setup, for the setup page.</summary>
/// <param name="File">The name of the show file, without its path.</param>
/// <param name="CanFrame">True if there is a camera picture in which the corners can be set.</param>
/// <param name="CanLock">True if the canvas is a camera. Whether its exposure can be locked, and why not, is the answer to the request.</param>
/// <param name="Corners">x and y of the four corners, as in the show file.</param>
public sealed record SetupDto(string File, bool CanFrame, bool CanLock, IReadOnlyList<double> Corners)
{
    /// <summary>The mode of the camera and the modes that it offers, in sentences; empty if they are not known.</summary>
    public string Camera { get; init; } = "";

    /// <summary>Width of the camera picture divided by its height, as the page shows it: turned as the show says.</summary>
    public double PictureAspect { get; init; } = 16.0 / 9;
}

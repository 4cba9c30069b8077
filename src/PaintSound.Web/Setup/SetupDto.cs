namespace PaintSound.Web.Setup;

/// <summary>How the setup stands.</summary>
/// <param name="File">The show file's name; its path is nobody's business.</param>
/// <param name="CanFrame">True where there is a camera's picture to frame the canvas in.</param>
/// <param name="CanLock">True where the exposure can be locked from here.</param>
/// <param name="Corners">x and y of the four corners as the show file has them.</param>
public sealed record SetupDto(string File, bool CanFrame, bool CanLock, IReadOnlyList<double> Corners);

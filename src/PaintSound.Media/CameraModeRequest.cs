namespace PaintSound.Media;

/// <summary>What a show asks of a camera. What is null, PaintSound chooses.</summary>
/// <param name="Width">The width of the picture in pixels, as the camera delivers it.</param>
/// <param name="Height">The height of the picture in pixels.</param>
/// <param name="FramesPerSecond">The frames that the camera delivers per second.</param>
/// <param name="Format">How the pictures are sent.</param>
public sealed record CameraModeRequest(int? Width = null, int? Height = null, double? FramesPerSecond = null, CameraFormat? Format = null)
{
    /// <summary>True if the show asks for nothing.</summary>
    public bool IsEmpty => this == new CameraModeRequest();

    /// <summary>True if a mode is what the show asks for. A rate that the system does not say is accepted.</summary>
    internal bool Allows(CameraMode mode) =>
        (Width is null || mode.Width == Width) && (Height is null || mode.Height == Height) && (Format is null || mode.Format == Format)
        && (FramesPerSecond is not { } rate || mode.FramesPerSecond == 0 || Math.Abs(mode.FramesPerSecond - rate) < 0.5);
}

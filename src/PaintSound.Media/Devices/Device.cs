namespace PaintSound.Media.Devices;

/// <summary>A microphone or a camera that the system lists.</summary>
/// <param name="Name">The name for the show file, such as jack:system:capture_1 or v4l2:/dev/video0.</param>
/// <param name="Label">The name for people.</param>
/// <param name="IsMonitor">True if the device captures the sound that this computer plays, for example the composer's music.</param>
public sealed record Device(string Name, string Label, bool IsMonitor = false);

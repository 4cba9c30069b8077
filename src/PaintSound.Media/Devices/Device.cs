namespace PaintSound.Media.Devices;

/// <summary>A microphone or a camera.</summary>
/// <param name="Name">Its name in the show file: jack:system:capture_1, v4l2:/dev/video0.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="IsMonitor">True where it does not record a room, but what this machine plays: the way for a composer's music.</param>
public sealed record Device(string Name, string Label, bool IsMonitor = false);

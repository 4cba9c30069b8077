namespace PaintSound.Media;

/// <summary>A microphone or a camera.</summary>
/// <param name="Name">Its name in the show file: jack:system:capture_1, v4l2:/dev/video0.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="IsMonitor">True where it does not record a room, but what this machine plays: the way for a composer's music.</param>
public sealed record Device(string Name, string Label, bool IsMonitor = false);

/// <summary>What there is on this system.</summary>
/// <param name="Microphones">What sound can come from.</param>
/// <param name="Cameras">What pictures can come from.</param>
/// <param name="Remarks">A sentence for each kind of device that could not be asked: no JACK server runs.</param>
public sealed record DeviceList(IReadOnlyList<Device> Microphones, IReadOnlyList<Device> Cameras, IReadOnlyList<string> Remarks);

namespace PaintSound.Media.Devices;

/// <summary>The available devices of this system.</summary>
/// <param name="Microphones">The sound inputs.</param>
/// <param name="Cameras">The cameras.</param>
/// <param name="Notes">One sentence for each kind of device that could not be listed, for example because no JACK server is running.</param>
public sealed record DeviceList(IReadOnlyList<Device> Microphones, IReadOnlyList<Device> Cameras, IReadOnlyList<string> Notes);

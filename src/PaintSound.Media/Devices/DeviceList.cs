namespace PaintSound.Media.Devices;

/// <summary>What there is on this system.</summary>
/// <param name="Microphones">What sound can come from.</param>
/// <param name="Cameras">What pictures can come from.</param>
/// <param name="Notes">A sentence for each kind of device that could not be asked: no JACK server runs.</param>
public sealed record DeviceList(IReadOnlyList<Device> Microphones, IReadOnlyList<Device> Cameras, IReadOnlyList<string> Notes);

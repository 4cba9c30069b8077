using PaintSound.Live.Connections;
using PaintSound.Media.Devices;

namespace PaintSound.Worker.Commands.New;

/// <summary>What exists on this computer for a new show, the most likely first.</summary>
/// <param name="Libraries">Absolute paths of the folders of libraries.</param>
/// <param name="Microphones">Sound inputs, without monitors.</param>
/// <param name="Monitors">What this computer plays.</param>
/// <param name="Cameras">Cameras.</param>
/// <param name="Live">Connections whose program in Live runs on this computer.</param>
/// <param name="Remarks">Sentences about what could not be listed.</param>
internal sealed record FoundParts(
    IReadOnlyList<string> Libraries,
    IReadOnlyList<Device> Microphones,
    IReadOnlyList<Device> Monitors,
    IReadOnlyList<Device> Cameras,
    IReadOnlyList<LiveConnectionKind> Live,
    IReadOnlyList<string> Remarks)
{
    /// <summary>The name of a device for people; empty if it is not in the lists.</summary>
    /// <param name="name">The name as a show file writes it.</param>
    public string LabelOf(string name) => Microphones.Concat(Monitors).Concat(Cameras).FirstOrDefault(device => device.Name == name)?.Label ?? string.Empty;
}

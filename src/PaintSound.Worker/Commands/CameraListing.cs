using PaintSound.Media;


namespace PaintSound.Worker.Commands;

/// <summary>A camera, as <c>paintsound devices</c> lists it.</summary>
/// <param name="Name">The name for the show file.</param>
/// <param name="Label">The name for people.</param>
/// <param name="Modes">The modes that it offers; empty if the system does not say.</param>
internal sealed record CameraListing(string Name, string Label, IReadOnlyList<CameraMode> Modes);

using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show.Settings;

/// <summary>A MIDI controller that operates the show.</summary>
/// <param name="Port">The name of its port, or a part of the name.</param>
/// <param name="Template">The template of a Launch Control XL, 0..15; null for another controller, whose lights PaintSound does not know.</param>
/// <param name="Bindings">What its knobs, faders and buttons do.</param>
internal sealed record ControllerSettings(string Port, int? Template, IReadOnlyList<ControllerBinding> Bindings);

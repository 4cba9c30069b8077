using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show.Settings;

/// <summary>A MIDI controller that operates the show.</summary>
/// <param name="Port">The name of its port, or a part of the name.</param>
/// <param name="Template">The template of a Launch Control XL, 0..15; null if PaintSound sends nothing to the controller.</param>
/// <param name="Bindings">What its knobs, faders and buttons do.</param>
/// <param name="PicksUp">True if a knob or fader does nothing until it reaches or passes the present value.</param>
internal sealed record ControllerSettings(string Port, int? Template, IReadOnlyList<ControllerBinding> Bindings, bool PicksUp)
{
    /// <summary>True for a Launch Control XL.</summary>
    public bool IsLaunchControl { get; init; }
}

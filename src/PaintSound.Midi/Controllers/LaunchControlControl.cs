namespace PaintSound.Midi.Controllers;

/// <summary>One control of a Launch Control XL.</summary>
/// <param name="Name">As a show file names it: <c>fader-1</c>, <c>knob-a-3</c>, <c>focus-8</c>.</param>
/// <param name="IsNote">True where it sends notes.</param>
/// <param name="Number">The number of the note or controller, the same in every template.</param>
/// <param name="Light">The place of its light in the device, 0..47, or null.</param>
public sealed record LaunchControlControl(string Name, bool IsNote, int Number, int? Light)
{
    /// <summary>What it sends in a template.</summary>
    /// <param name="template">0..15.</param>
    public ControllerInput Input(int template) => new(IsNote, template + 1, Number);
}

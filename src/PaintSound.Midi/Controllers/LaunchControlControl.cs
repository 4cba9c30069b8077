namespace PaintSound.Midi.Controllers;

/// <summary>One control of a Launch Control XL.</summary>
/// <param name="Name">The name in a show file: <c>fader-1</c>, <c>knob-a-3</c>, <c>focus-8</c>.</param>
/// <param name="IsNote">True for notes, false for control changes.</param>
/// <param name="Number">The number of the note or controller; the same in all templates.</param>
/// <param name="Light">The index of its light in the device, 0..47, or null.</param>
public sealed record LaunchControlControl(string Name, bool IsNote, int Number, int? Light)
{
    /// <summary>Returns the messages that it sends in a template.</summary>
    /// <param name="template">0..15.</param>
    public ControllerInput Input(int template) => new(IsNote ? ControllerInputKind.Note : ControllerInputKind.Control, template + 1, Number);
}

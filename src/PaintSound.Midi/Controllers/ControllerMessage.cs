namespace PaintSound.Midi.Controllers;

/// <summary>One message of a knob, fader or button.</summary>
/// <param name="Input">Its kind is a note, a control change, a program change, or a non-registered parameter. Pairs of control changes are not joined.</param>
/// <param name="Value">0..127; for a button, 0 is released; 127 for a program change.</param>
/// <param name="IsFine">True for the lower 7 bits of a non-registered parameter.</param>
internal readonly record struct ControllerMessage(ControllerInput Input, int Value, bool IsFine = false)
{
    /// <summary>True if the message selects a registered or non-registered parameter, or can be one that does.</summary>
    public bool SelectsParameter => Input is { Kind: ControllerInputKind.Control, Number: >= ControllerReader.NrpnFine and <= ControllerReader.RpnCoarse };
}

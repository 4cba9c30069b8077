namespace PaintSound.Midi.Controllers;

/// <summary>Identifies a knob, fader or button of a controller by the messages that it sends.</summary>
/// <param name="IsNote">True for notes, false for control changes.</param>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127.</param>
public readonly record struct ControllerInput(bool IsNote, int Channel, int Number)
{
    /// <summary>Reads a message of a knob, fader or button.</summary>
    /// <param name="message">Any MIDI message.</param>
    /// <param name="input">The knob, fader or button.</param>
    /// <param name="value">The position, 0..127; for a button, 0 is released.</param>
    /// <returns>False for other messages.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, out ControllerInput input, out int value)
    {
        (input, value) = (default, 0);
        if (message.Length != 3)
        {
            return false;
        }

        var status = message[0] & 0xF0;
        (input, value) = (new ControllerInput(status != MidiMessage.ControlStatus, (message[0] & 0x0F) + 1, message[1]), status == MidiMessage.NoteOffStatus ? 0 : message[2]);
        return status is MidiMessage.ControlStatus or MidiMessage.NoteOnStatus or MidiMessage.NoteOffStatus;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsNote ? "note" : "control")} {Number} on channel {Channel}";
}

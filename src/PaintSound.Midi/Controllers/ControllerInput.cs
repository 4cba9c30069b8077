namespace PaintSound.Midi.Controllers;

/// <summary>A knob, fader or button of a controller, by what it sends.</summary>
/// <param name="IsNote">True where it sends notes, false where it sends control changes.</param>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127.</param>
public readonly record struct ControllerInput(bool IsNote, int Channel, int Number)
{
    /// <summary>Reads a message.</summary>
    /// <param name="message">Whatever came in.</param>
    /// <param name="input">What was moved.</param>
    /// <param name="value">Where it stands, 0..127; of a button 0 is let go.</param>
    /// <returns>False where the message is of another kind.</returns>
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

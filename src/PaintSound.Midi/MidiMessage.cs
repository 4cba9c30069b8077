namespace PaintSound.Midi;

/// <summary>Creates the bytes of MIDI messages (MIDI 1.0 detailed specification, table 2).</summary>
public static class MidiMessage
{
    internal const int NoteOffStatus = 0x80;
    internal const int NoteOnStatus = 0x90;
    internal const int ControlStatus = 0xB0;

    /// <summary>Creates a note-on message.</summary>
    /// <param name="note">The note.</param>
    /// <param name="velocity">1..127.</param>
    public static byte[] NoteOn(MidiNote note, int velocity) => Channel(NoteOnStatus, note.Channel, note.Number, velocity);

    /// <summary>Creates a note-off message.</summary>
    /// <param name="note">The note.</param>
    public static byte[] NoteOff(MidiNote note) => Channel(NoteOffStatus, note.Channel, note.Number, 0);

    /// <summary>Creates a control change.</summary>
    /// <param name="channel">1..16.</param>
    /// <param name="number">0..127.</param>
    /// <param name="value">0..127.</param>
    public static byte[] Control(int channel, int number, int value) => Channel(ControlStatus, channel, number, value);

    /// <summary>Returns whether a message ends a note.</summary>
    internal static bool IsNoteOff(ReadOnlySpan<byte> message) => message.Length > 0 && (message[0] & 0xF0) == NoteOffStatus;

    private static byte[] Channel(int status, int channel, int first, int second) =>
        [(byte)(status | (channel - 1)), (byte)first, (byte)second];
}

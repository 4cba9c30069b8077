namespace PaintSound.Midi;

/// <summary>The bytes of the messages that PaintSound sends (MIDI 1.0 detailed specification, table 2).</summary>
public static class MidiMessage
{
    internal const int NoteOffStatus = 0x80;
    internal const int NoteOnStatus = 0x90;
    internal const int ControlStatus = 0xB0;

    /// <summary>Presses a note.</summary>
    /// <param name="note">Which one.</param>
    /// <param name="velocity">1..127.</param>
    public static byte[] NoteOn(MidiNote note, int velocity) => Channel(NoteOnStatus, note.Channel, note.Number, velocity);

    /// <summary>Lets a note go.</summary>
    /// <param name="note">Which one.</param>
    public static byte[] NoteOff(MidiNote note) => Channel(NoteOffStatus, note.Channel, note.Number, 0);

    /// <summary>Moves a controller.</summary>
    /// <param name="channel">1..16.</param>
    /// <param name="number">0..127.</param>
    /// <param name="value">0..127.</param>
    public static byte[] Control(int channel, int number, int value) => Channel(ControlStatus, channel, number, value);

    private static byte[] Channel(int status, int channel, int first, int second) =>
        [(byte)(status | (channel - 1)), (byte)first, (byte)second];
}

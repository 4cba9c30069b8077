namespace PaintSound.Midi.Files;

/// <summary>The parts of Standard MIDI Files (RP-001) that recordings and written files have in common.</summary>
internal static class MidiBytes
{
    /// <summary>Ticks of a quarter note.</summary>
    public const int TicksPerQuarter = 480;

    /// <summary>The tempo of a file whose music has none.</summary>
    public const int DefaultTempo = 120;

    /// <summary>Creates the header of a file.</summary>
    /// <param name="format">0 for one track, 1 for tracks side by side.</param>
    /// <param name="tracks">The number of tracks.</param>
    public static byte[] CreateHeader(int format, int tracks) =>
        [.. "MThd"u8, 0, 0, 0, 6, 0, (byte)format, (byte)(tracks >> 8), (byte)tracks, TicksPerQuarter >> 8, TicksPerQuarter & 0xFF];

    /// <summary>Creates the event that sets the tempo, without its time.</summary>
    public static byte[] CreateTempo(int microseconds) => [0xFF, 0x51, 3, (byte)(microseconds >> 16), (byte)(microseconds >> 8), (byte)microseconds];

    /// <summary>Writes a number in groups of 7 bits, the highest first; all but the last have their top bit set.</summary>
    public static void WriteVariableLength(Stream stream, long number)
    {
        for (var shift = 28; shift > 0; shift -= 7)
        {
            if (number >> shift > 0)
            {
                stream.WriteByte((byte)(0x80 | (number >> shift)));
            }
        }

        stream.WriteByte((byte)(number & 0x7F));
    }
}

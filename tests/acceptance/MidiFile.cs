using System.Buffers.Binary;

namespace PaintSound.Acceptance.Tests;

/// <summary>Creates Standard MIDI Files with one track.</summary>
internal static class MidiFile
{
    private const int TicksASecond = 960;

    /// <summary>Creates a file that repeats one note; each note lasts until the next.</summary>
    /// <param name="channel">The channel, 0..15; 9 is drums.</param>
    /// <param name="program">The instrument, 0..127.</param>
    /// <param name="note">The note, 0..127.</param>
    /// <param name="every">Seconds from one note to the next.</param>
    /// <param name="seconds">Total length in seconds.</param>
    public static byte[] CreateRepeatedNote(int channel, int program, int note, double every, int seconds)
    {
        var ticks = (int)(every * TicksASecond);
        List<byte> track = [0, (byte)(0xC0 | channel), (byte)program];
        for (var i = 0; i < seconds / every; i++)
        {
            track.AddRange([0, (byte)(0x90 | channel), (byte)note, 100]);
            track.AddRange([(byte)(0x80 | (ticks >> 7)), (byte)(ticks & 0x7F), (byte)(0x80 | channel), (byte)note, 0]);
        }

        track.AddRange([0, 0xFF, 0x2F, 0]);

        // Format 0, one track, 480 ticks per quarter note; the default tempo is 2 quarter notes per second.
        byte[] file = [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 480 >> 8, 480 & 0xFF, .. "MTrk"u8, 0, 0, 0, 0, .. track];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(18), track.Count);
        return file;
    }
}

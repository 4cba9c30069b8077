using System.Buffers.Binary;

namespace PaintSound.Acceptance.Tests;

/// <summary>The smallest score that a synthesizer plays: a standard MIDI file of one track.</summary>
internal static class Midi
{
    private const int TicksASecond = 960;

    /// <summary>One note again and again, each as long as its place.</summary>
    /// <param name="channel">0..15; 9 is the drums.</param>
    /// <param name="program">The instrument, 0..127.</param>
    /// <param name="note">0..127.</param>
    /// <param name="every">Seconds from one to the next.</param>
    /// <param name="seconds">How long all of it.</param>
    public static byte[] Repeat(int channel, int program, int note, double every, int seconds)
    {
        var ticks = (int)(every * TicksASecond);
        List<byte> track = [0, (byte)(0xC0 | channel), (byte)program];
        for (var i = 0; i < seconds / every; i++)
        {
            track.AddRange([0, (byte)(0x90 | channel), (byte)note, 100]);
            track.AddRange([(byte)(0x80 | (ticks >> 7)), (byte)(ticks & 0x7F), (byte)(0x80 | channel), (byte)note, 0]);
        }

        track.AddRange([0, 0xFF, 0x2F, 0]);

        // Format 0, one track, 480 ticks a quarter note, of which there are two a second where nothing else is said.
        byte[] file = [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 480 >> 8, 480 & 0xFF, .. "MTrk"u8, 0, 0, 0, 0, .. track];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(18), track.Count);
        return file;
    }
}

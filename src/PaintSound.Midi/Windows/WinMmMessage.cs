namespace PaintSound.Midi.Windows;

/// <summary>
/// The format of short messages in WinMM: a number with the status in its lowest byte, followed by the data bytes. WinMM restores the
/// status that a device omits (running status), so every message has one.
/// </summary>
internal static class WinMmMessage
{
    private const int SystemExclusive = 0xF0;
    private const int TimeCode = 0xF1;
    private const int SongPosition = 0xF2;
    private const int SongSelect = 0xF3;
    private const int Clock = 0xF8;
    private const int ActiveSensing = 0xFE;

    /// <summary>Returns the length of a message from its status.</summary>
    /// <param name="status">The first byte.</param>
    /// <returns>1 to 3 bytes; 0 for a data byte, and for a system exclusive, whose status does not define the length.</returns>
    public static int GetLength(int status) => status switch
    {
        < 0x80 or SystemExclusive or 0xF7 or > 0xFF => 0,
        >= 0xC0 and < 0xE0 or TimeCode or SongSelect => 2,
        < 0xF0 or SongPosition => 3,
        _ => 1,
    };

    /// <summary>True for clock messages, which are frequent and which PaintSound ignores.</summary>
    /// <param name="status">The first byte.</param>
    public static bool IsClock(int status) => status is TimeCode or Clock or ActiveSensing;

    /// <summary>Packs a message.</summary>
    /// <param name="message">One complete message of 1 to 3 bytes.</param>
    /// <exception cref="ArgumentException">The bytes are not one complete short message.</exception>
    public static int Pack(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty || message.Length != GetLength(message[0]) || message[1..].ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            throw new ArgumentException($"{Convert.ToHexString(message)} is not one complete short MIDI message.", nameof(message));
        }

        var packed = 0;
        for (var i = 0; i < message.Length; i++)
        {
            packed |= message[i] << (8 * i);
        }

        return packed;
    }

    /// <summary>Unpacks a message.</summary>
    /// <param name="packed">The number from WinMM.</param>
    /// <returns>One complete message, or an empty array if the number is not a short message.</returns>
    public static byte[] Unpack(int packed)
    {
        var message = new byte[GetLength(packed & 0xFF)];
        for (var i = 0; i < message.Length; i++)
        {
            message[i] = (byte)(packed >> (8 * i));
        }

        return message;
    }
}

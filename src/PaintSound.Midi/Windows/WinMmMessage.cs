namespace PaintSound.Midi.Windows;

/// <summary>
/// The form in which WinMM takes and gives short messages: a number whose lowest byte is the status, followed by the data bytes. WinMM
/// itself restores the status that a device left out (running status), so every message has one.
/// </summary>
internal static class WinMmMessage
{
    private const int SystemExclusive = 0xF0;
    private const int TimeCode = 0xF1;
    private const int SongPosition = 0xF2;
    private const int SongSelect = 0xF3;
    private const int Clock = 0xF8;
    private const int ActiveSensing = 0xFE;

    /// <summary>The length of a message by its status.</summary>
    /// <param name="status">The first byte.</param>
    /// <returns>1 to 3 bytes; 0 for a data byte and for a system exclusive, whose length the status does not tell.</returns>
    public static int Length(int status) => status switch
    {
        < 0x80 or SystemExclusive or 0xF7 or > 0xFF => 0,
        >= 0xC0 and < 0xE0 or TimeCode or SongSelect => 2,
        < 0xF0 or SongPosition => 3,
        _ => 1,
    };

    /// <summary>True for what PaintSound does not listen to: clocks, which come all the time.</summary>
    /// <param name="status">The first byte.</param>
    public static bool IsClock(int status) => status is TimeCode or Clock or ActiveSensing;

    /// <summary>Packs a message.</summary>
    /// <param name="message">One whole message of 1 to 3 bytes.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static int Pack(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty || message.Length != Length(message[0]) || message[1..].ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            throw new ArgumentException($"{Convert.ToHexString(message)} is no whole short MIDI message.", nameof(message));
        }

        var packed = 0;
        for (var i = 0; i < message.Length; i++)
        {
            packed |= message[i] << (8 * i);
        }

        return packed;
    }

    /// <summary>Unpacks a message.</summary>
    /// <param name="packed">What WinMM gave.</param>
    /// <returns>One whole message, or an empty array for what is none.</returns>
    public static byte[] Unpack(int packed)
    {
        var message = new byte[Length(packed & 0xFF)];
        for (var i = 0; i < message.Length; i++)
        {
            message[i] = (byte)(packed >> (8 * i));
        }

        return message;
    }
}

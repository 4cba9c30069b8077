namespace PaintSound.Midi.Windows;

/// <summary>An open output of WinMM.</summary>
internal interface IWinMmOut : IDisposable
{
    /// <summary>Sends a message of 1 to 3 bytes.</summary>
    /// <param name="packed">The message; see <see cref="WinMmMessage"/>.</param>
    /// <exception cref="WinMmException">The port refused the message.</exception>
    void SendShort(int packed);

    /// <summary>Sends a system exclusive. Returns after the driver accepted it.</summary>
    /// <param name="message">From F0 to F7.</param>
    /// <exception cref="WinMmException">The port refused the message.</exception>
    void SendLong(byte[] message);
}

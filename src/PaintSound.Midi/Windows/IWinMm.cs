namespace PaintSound.Midi.Windows;

/// <summary>The MIDI functions of Windows (WinMM) that PaintSound uses.</summary>
internal interface IWinMm
{
    /// <summary>Returns the names of the inputs, by their number.</summary>
    /// <exception cref="WinMmException">Windows does not answer.</exception>
    IReadOnlyList<string> ListInputs();

    /// <summary>Returns the names of the outputs, by their number.</summary>
    /// <exception cref="WinMmException">Windows does not answer.</exception>
    IReadOnlyList<string> ListOutputs();

    /// <summary>Opens an output.</summary>
    /// <param name="index">The number of the port.</param>
    /// <exception cref="WinMmException">Windows refused.</exception>
    IWinMmOut OpenOut(int index);

    /// <summary>Opens an input and starts it.</summary>
    /// <param name="index">The number of the port.</param>
    /// <param name="shortMessage">Called on a Windows thread with each message of 1 to 3 bytes, packed; see <see cref="WinMmMessage"/>.</param>
    /// <param name="longMessage">Called on a Windows thread with a system exclusive, or a part of one.</param>
    /// <returns>Closes the input when disposed.</returns>
    /// <exception cref="WinMmException">Windows refused.</exception>
    IDisposable OpenIn(int index, Action<int> shortMessage, Action<byte[]> longMessage);
}

namespace PaintSound.Midi.Windows;

/// <summary>Windows' MIDI functions (WinMM): all that PaintSound asks of them.</summary>
internal interface IWinMm
{
    /// <summary>The names of the inputs, by their number.</summary>
    /// <exception cref="WinMmException">Windows does not answer.</exception>
    IReadOnlyList<string> Inputs();

    /// <summary>The names of the outputs, by their number.</summary>
    /// <exception cref="WinMmException">Windows does not answer.</exception>
    IReadOnlyList<string> Outputs();

    /// <summary>Opens an output.</summary>
    /// <param name="number">Its number.</param>
    /// <exception cref="WinMmException">Windows refuses.</exception>
    IWinMmOut OpenOut(int number);

    /// <summary>Opens an input and starts it.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="shortMessage">Called on a thread of Windows with every message of 1 to 3 bytes, packed; see <see cref="WinMmMessage"/>.</param>
    /// <param name="longMessage">Called on a thread of Windows with a system exclusive, or a part of one.</param>
    /// <returns>Closes it.</returns>
    /// <exception cref="WinMmException">Windows refuses.</exception>
    IDisposable OpenIn(int number, Action<int> shortMessage, Action<byte[]> longMessage);
}

using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>The functions of the Windows audio system that PaintSound uses. Thread-safe.</summary>
internal interface IWasapiDevices : IDisposable
{
    /// <summary>Raised if a device is added, removed or becomes the default. Runs on a Windows thread: handlers must not block and must not call this interface.</summary>
    event Action<WasapiChange>? Changed;

    /// <summary>Returns the inputs and outputs that are plugged in and enabled now.</summary>
    /// <exception cref="WasapiException">The audio service does not respond.</exception>
    IReadOnlyList<WasapiEndpoint> List();

    /// <summary>Opens an input, or an output by loopback, in the driver's own format.</summary>
    /// <param name="endpoint">The input or output.</param>
    /// <param name="raw">True to bypass the driver's effects. Not every driver supports it.</param>
    /// <exception cref="WasapiException">Windows refused.</exception>
    IWasapiCapture Open(WasapiEndpoint endpoint, bool raw);

    /// <summary>Opens an output for sound, shared with other programs.</summary>
    /// <param name="endpoint">The output.</param>
    /// <exception cref="WasapiException">Windows refused.</exception>
    IWasapiPlayback OpenPlayback(WasapiEndpoint endpoint);

    /// <summary>Captures the sound of one program and of the programs that it started.</summary>
    /// <param name="process">The process id.</param>
    /// <exception cref="WasapiException">Windows refused, or is older than Windows 10 version 2004.</exception>
    IWasapiCapture OpenProgram(int process);
}

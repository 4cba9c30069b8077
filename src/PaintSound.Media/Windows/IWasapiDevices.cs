using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Windows;

/// <summary>Windows' audio system: all that PaintSound asks of it. Members may be called from any thread.</summary>
internal interface IWasapiDevices : IDisposable
{
    /// <summary>Raised when a device comes or goes or becomes the default, on a thread of Windows: handlers must not block and must not call back.</summary>
    event Action<WasapiChange>? Changed;

    /// <summary>The inputs and outputs that are plugged in and enabled now.</summary>
    /// <exception cref="WasapiException">Windows does not answer.</exception>
    IReadOnlyList<WasapiEndpoint> List();

    /// <summary>Opens an input, or an output by loopback, in the driver's own format.</summary>
    /// <param name="endpoint">Which one.</param>
    /// <param name="raw">True to bypass the driver's effects; not every driver can.</param>
    /// <exception cref="WasapiException">Windows refuses.</exception>
    IWasapiCapture Open(WasapiEndpoint endpoint, bool raw);

    /// <summary>Opens the sound of one program and of the programs that it started.</summary>
    /// <param name="process">Its process id.</param>
    /// <exception cref="WasapiException">Windows refuses, or is older than version 2004 of Windows 10.</exception>
    IWasapiCapture OpenProgram(int process);
}

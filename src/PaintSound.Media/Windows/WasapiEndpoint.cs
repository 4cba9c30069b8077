namespace PaintSound.Media.Windows;

/// <summary>An input or output of the Windows audio system that is plugged in and enabled.</summary>
/// <param name="Id">Windows' id of the device; it does not change after a restart.</param>
/// <param name="Name">The name in Windows' sound settings.</param>
/// <param name="IsOutput">True for an output, which is captured by loopback.</param>
/// <param name="IsDefault">True for the default input or output.</param>
internal sealed record WasapiEndpoint(string Id, string Name, bool IsOutput, bool IsDefault);

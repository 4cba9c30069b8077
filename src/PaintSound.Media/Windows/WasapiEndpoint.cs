namespace PaintSound.Media.Windows;

/// <summary>An input or an output of Windows' audio system that is plugged in and enabled.</summary>
/// <param name="Id">Windows' id, the same after a restart.</param>
/// <param name="Name">What Windows' sound settings call it.</param>
/// <param name="IsOutput">True for an output, whose sound is heard by loopback.</param>
/// <param name="IsDefault">True for the default input or output.</param>
internal sealed record WasapiEndpoint(string Id, string Name, bool IsOutput, bool IsDefault);

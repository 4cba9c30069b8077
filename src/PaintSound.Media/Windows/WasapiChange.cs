namespace PaintSound.Media.Windows;

/// <summary>A change of the audio devices.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="Id">The device id; empty if there is no default device any more.</param>
internal sealed record WasapiChange(WasapiChangeKind Kind, string Id);

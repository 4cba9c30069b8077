namespace PaintSound.Media.Windows;

/// <summary>What happened to the devices.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="Id">The device's id; empty if there is no default any more.</param>
internal sealed record WasapiChange(WasapiChangeKind Kind, string Id);

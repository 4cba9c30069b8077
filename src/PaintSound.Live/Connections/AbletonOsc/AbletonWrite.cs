namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A value to write, and the names of the track and the device that must have it.</summary>
/// <param name="Property">The property, by position.</param>
/// <param name="Value">The value, in Live's own unit.</param>
/// <param name="Track">The name of the track.</param>
/// <param name="Device">The name of the device; empty for the mixer.</param>
/// <param name="Retry">Called if the write did not happen, or another track or device was at the position: finds the position again.</param>
internal sealed record AbletonWrite(AbletonProperty Property, double Value, string Track, string Device, Action Retry);

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The position of a device in the set.</summary>
/// <param name="Track">The track, from 0.</param>
/// <param name="Device">The device, from 0.</param>
internal readonly record struct DevicePosition(int Track, int Device);

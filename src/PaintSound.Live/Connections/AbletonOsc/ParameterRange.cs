namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A parameter of a device and its range.</summary>
/// <param name="Index">The index in the device, from 0.</param>
/// <param name="Min">The lowest value.</param>
/// <param name="Max">The highest value.</param>
internal readonly record struct ParameterRange(int Index, double Min, double Max);

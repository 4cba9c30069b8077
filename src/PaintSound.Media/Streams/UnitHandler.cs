namespace PaintSound.Media.Streams;

/// <summary>Receives whole units (samples, frames) of a device or a file; valid only during the call.</summary>
internal delegate void UnitHandler(ReadOnlySpan<byte> units, long timestamp);

namespace PaintSound.Media.Streams;

/// <summary>Receives whole units of a device's or a recording's bytes; valid only during the call.</summary>
internal delegate void UnitHandler(ReadOnlySpan<byte> units, long timestamp);

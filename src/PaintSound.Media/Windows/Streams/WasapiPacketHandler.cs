namespace PaintSound.Media.Windows.Streams;

/// <summary>Receives a packet of sound on the driver thread. Must not block or allocate.</summary>
/// <param name="packet">Whole frames; valid only during the call.</param>
internal delegate void WasapiPacketHandler(ReadOnlySpan<byte> packet);

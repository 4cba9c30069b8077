namespace PaintSound.Lights.Packets;

/// <summary>The packets of one universe in one protocol. One buffer is used for all of them, so that sending allocates nothing. Not thread-safe.</summary>
internal interface IUniversePacket
{
    /// <summary>The 512 levels of the next packet.</summary>
    Span<byte> Levels { get; }

    /// <summary>Completes the packet with the next sequence number.</summary>
    /// <returns>The whole packet. It is valid until the next call.</returns>
    ReadOnlySpan<byte> Next();

    /// <summary>Completes a packet that tells receivers that the stream ends; empty if the protocol has none.</summary>
    ReadOnlySpan<byte> NextEnd();
}

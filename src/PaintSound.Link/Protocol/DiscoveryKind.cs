namespace PaintSound.Link.Protocol;

/// <summary>The kinds of discovery messages.</summary>
internal enum DiscoveryKind : byte
{
    /// <summary>A peer is there; sent to the multicast group four times per second and after each change.</summary>
    Alive = 1,

    /// <summary>The answer to <see cref="Alive"/>, to its sender only.</summary>
    Response = 2,

    /// <summary>A peer leaves.</summary>
    ByeBye = 3,
}

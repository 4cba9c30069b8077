namespace PaintSound.Lights.Universes;

/// <summary>A universe of 512 channels.</summary>
/// <param name="Protocol">The protocol that carries it.</param>
/// <param name="Number">sACN: 1 to 63999. Art-Net: the Port-Address 0 to 32767, which contains net, sub-net and universe.</param>
public sealed record UniverseId(LightProtocol Protocol, int Number)
{
    /// <summary>The highest universe of sACN that carries levels (E1.31, 6.2.7).</summary>
    public const int MaxSacn = 63_999;

    /// <summary>The highest Port-Address of Art-Net: 15 bits.</summary>
    public const int MaxArtNet = 32_767;

    /// <summary>The name for messages to people.</summary>
    public override string ToString() => $"{(Protocol == LightProtocol.Sacn ? "sACN" : "Art-Net")} universe {Number}";
}

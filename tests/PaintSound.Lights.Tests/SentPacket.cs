using System.Net;

namespace PaintSound.Lights.Tests;

/// <summary>A packet that was sent.</summary>
internal sealed record SentPacket(byte[] Bytes, IPAddress To, int Port)
{
    private const int SacnHead = 126;

    /// <summary>True for a data packet of sACN: root vector 4.</summary>
    public bool IsSacn => Bytes.Length == 638 && Bytes[21] == 4;

    public bool IsArtNet => Bytes.Length == 530;

    /// <summary>True if the packet ends its stream.</summary>
    public bool IsEnd => IsSacn && (Bytes[112] & 0x40) != 0;

    public int Sequence => Bytes[IsSacn ? 111 : 12];

    public int Universe => IsSacn ? (Bytes[113] << 8) | Bytes[114] : Bytes[14] | (Bytes[15] << 8);

    public byte[] Levels => Bytes[(IsSacn ? SacnHead : 18)..];
}

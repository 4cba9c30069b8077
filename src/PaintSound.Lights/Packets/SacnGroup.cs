using System.Net;

namespace PaintSound.Lights.Packets;

/// <summary>The multicast groups of sACN: 239.255.H.L for the universe 256 H + L (ANSI E1.31-2018, 9.3.1).</summary>
internal static class SacnGroup
{
    /// <summary>The group of a universe.</summary>
    /// <param name="universe">The universe.</param>
    public static IPAddress Of(int universe) => new([239, 255, (byte)(universe >> 8), (byte)universe]);
}

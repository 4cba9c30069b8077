using System.Net;
using System.Net.Sockets;

namespace PaintSound.Lights.Packets;

/// <summary>The multicast groups of sACN: 239.255.H.L and ff18::8300:HHLL for the universe 256 H + L (ANSI E1.31-2018, 9.3.1 and 9.3.2).</summary>
internal static class SacnGroup
{
    /// <summary>The group of a universe.</summary>
    /// <param name="universe">The universe.</param>
    /// <param name="family">IPv4 or IPv6.</param>
    public static IPAddress Of(int universe, AddressFamily family) => family == AddressFamily.InterNetworkV6
        ? new([0xFF, 0x18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x83, 0, (byte)(universe >> 8), (byte)universe])
        : new([239, 255, (byte)(universe >> 8), (byte)universe]);
}

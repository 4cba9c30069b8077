using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary>UDP ports for peers that must be told one.</summary>
internal static class Ports
{
    /// <summary>A port that was free a moment ago.</summary>
    public static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>
    /// True once something is bound to the port. Asked of the system's table and not by binding, which would take the port away from
    /// the peer that is about to.
    /// </summary>
    public static bool IsTaken(int port) =>
        System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(e => e.Port == port);
}

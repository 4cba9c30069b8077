using System.Net;
using System.Net.Sockets;

namespace PaintSound.Acceptance.Tests;

/// <summary>Finds free UDP ports.</summary>
internal static class Ports
{
    /// <summary>Returns a free UDP port. Another process can take it before it is used.</summary>
    public static int FindFree()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>
    /// True if a process has bound the UDP port. Reads the system's table, because binding the port would take it from the process under
    /// test.
    /// </summary>
    public static bool IsTaken(int port) =>
        System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveUdpListeners().Any(e => e.Port == port);
}

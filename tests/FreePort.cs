using System.Net;
using System.Net.Sockets;

namespace PaintSound.Tests;

/// <summary>Finds ports for programs under test that cannot be given port 0.</summary>
internal static class FreePort
{
    /// <summary>Returns a port of 127.0.0.1 that is free for UDP and for TCP. Another process can take it before it is used.</summary>
    public static int Find()
    {
        while (true)
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                tcp.Bind(udp.LocalEndPoint!);
                return ((IPEndPoint)udp.LocalEndPoint!).Port;
            }
            catch (SocketException)
            {
                // The number is free for UDP only.
            }
        }
    }
}

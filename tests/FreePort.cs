using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PaintSound.Tests;

/// <summary>Finds ports for programs under test that cannot be given port 0.</summary>
internal static class FreePort
{
    // Below the ports that systems give to sockets without a number (Linux from 32768, Windows and macOS from 49152): one of those could take it before it is used.
    private const int First = 21_000;
    private const int Last = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Found = new();

    /// <summary>Returns a port of 127.0.0.1 that is free for UDP and for TCP, and that this process did not find before. Thread-safe.</summary>
    public static int Find()
    {
        while (true)
        {
            IPEndPoint endPoint = new(IPAddress.Loopback, Random.Shared.Next(First, Last));
            if (IsFree(endPoint) && Found.TryAdd(endPoint.Port, true))
            {
                return endPoint.Port;
            }
        }
    }

    private static bool IsFree(IPEndPoint endPoint)
    {
        using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            udp.Bind(endPoint);
            tcp.Bind(endPoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>A UDP socket that keeps what is sent to it until it is read.</summary>
internal sealed class DatagramCapture : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
    {
        // One perception step sends about 20 datagrams; the default buffers of the systems hold 100 or more.
        ReceiveBufferSize = 1 << 20,
        ReceiveTimeout = 60_000,
    };

    public DatagramCapture() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>The port that it receives on.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Reads a number of datagrams in the order in which they arrived; waits until they have arrived.</summary>
    /// <exception cref="SocketException">A datagram did not arrive within 60 s.</exception>
    public IEnumerable<byte[]> Read(long count)
    {
        var buffer = new byte[ushort.MaxValue];
        for (; count > 0; count--)
        {
            yield return buffer[.._socket.Receive(buffer)];
        }
    }

    public void Dispose() => _socket.Dispose();
}

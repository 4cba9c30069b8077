using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

/// <summary>A UDP socket on this computer that receives datagrams.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65_536];

    public Listener(int port = 0, IPAddress? address = null)
    {
        address ??= IPAddress.Loopback;
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 60_000, ReceiveBufferSize = 1 << 20 };
        _socket.Bind(new IPEndPoint(address, port));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public OscTarget Target => new("127.0.0.1", Port);

    /// <summary>Waits for a datagram, for at most 60 seconds.</summary>
    public byte[] Receive() => _buffer[.._socket.Receive(_buffer)];

    /// <summary>Receives everything that waits. Returns the number of datagrams.</summary>
    public long Count()
    {
        var count = 0;
        for (; Waiting > 0; count++)
        {
            Receive();
        }

        return count;
    }

    public int Waiting => _socket.Available;

    public void Dispose() => _socket.Dispose();
}

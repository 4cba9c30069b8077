using System.Net;
using System.Net.Sockets;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>Receives packets of sACN on a thread of its own and notes when they arrive.</summary>
internal sealed class PacketReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly List<PacketArrival> _arrivals = [];
    private readonly Thread _thread;

    public PacketReceiver()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _thread = new Thread(Receive) { IsBackground = true, Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    public int Port { get; }

    /// <summary>What arrived; valid after <see cref="Dispose"/>.</summary>
    public IReadOnlyList<PacketArrival> Arrivals => _arrivals;

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join(TimeSpan.FromSeconds(10));
    }

    private void Receive()
    {
        var packet = new byte[1024];
        try
        {
            while (true)
            {
                _socket.Receive(packet);
                _arrivals.Add(new PacketArrival((packet[113] << 8) | packet[114], TimeProvider.System.GetTimestamp()));
            }
        }
        catch (SocketException)
        {
            // The socket was closed.
        }
        catch (ObjectDisposedException)
        {
            // The socket was closed.
        }
    }
}

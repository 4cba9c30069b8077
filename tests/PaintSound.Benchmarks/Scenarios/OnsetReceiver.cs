using System.Net;
using System.Net.Sockets;
using PaintSound.Worker.Scheduling;

namespace PaintSound.Benchmarks.Scenarios;

/// <summary>Receives OSC on a thread of its own with real-time priority, and notes when onsets arrive. Nothing is allocated while it receives.</summary>
internal sealed class OnsetReceiver : IDisposable
{
    private const int MaxOnsets = 65_536;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly long[] _arrivals = new long[MaxOnsets];
    private readonly Thread _thread;
    private volatile int _count;

    public OnsetReceiver()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_socket.LocalEndPoint!).Port;
        _thread = new Thread(Receive) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The port of UDP.</summary>
    public int Port { get; }

    /// <summary>What the system said to the priority.</summary>
    public string Priority { get; private set; } = "";

    /// <summary>The arrivals of the onsets so far, in ticks of the clock.</summary>
    public ReadOnlySpan<long> Arrivals => _arrivals.AsSpan(0, _count);

    public void Dispose()
    {
        _socket.Dispose();
        _thread.Join(TimeSpan.FromSeconds(10));
    }

    private void Receive()
    {
        Priority = ThreadPrioritySystem.Create().RaiseThread().Says;
        var packet = new byte[2048];
        try
        {
            while (true)
            {
                var length = _socket.Receive(packet);
                var now = TimeProvider.System.GetTimestamp();
                if (packet.AsSpan(0, length).StartsWith("/paintsound/brush/onset\0"u8) && _count < MaxOnsets)
                {
                    _arrivals[_count] = now;
                    _count++;
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The socket was closed.
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PaintSound.Osc.Codec;

namespace PaintSound.Acceptance.Tests.Soaks;

/// <summary>Receives the heartbeats of a show, and compares the session's clock with that of this process.</summary>
internal sealed class HeartbeatClock : IDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<double> _offsets = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();

    public HeartbeatClock() => Receiving = ReceiveAsync();

    /// <summary>The address for the show file.</summary>
    public string Address => _socket.Client.LocalEndPoint!.ToString()!;

    /// <summary>For each heartbeat, its arrival minus its session time, in seconds. A busy machine delays an arrival; nothing makes one early.</summary>
    public IReadOnlyCollection<double> Offsets => _offsets;

    /// <summary>
    /// How much the session's clock fell behind from the first to the last third, in seconds. A heartbeat leaves with a step of the show, up to 250 ms
    /// after its second, so each third counts with its earliest.
    /// </summary>
    public double Drift
    {
        get
        {
            var offsets = _offsets.ToArray();
            var third = Math.Max(1, offsets.Length / 3);
            return offsets.Length == 0 ? 0 : offsets[^third..].Min() - offsets[..third].Min();
        }
    }

    private Task Receiving { get; }

    private async Task ReceiveAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var datagram = await _socket.ReceiveAsync(_stop.Token);
                var arrival = TimeProvider.System.GetElapsedTime(_start).TotalSeconds;
                if (OscPacket.TryRead(datagram.Buffer, out var messages) && messages is [{ Address: "/paintsound/heartbeat" } message] && message.Arguments[0].TryNumber(out var second))
                {
                    _offsets.Enqueue(arrival - second);
                }
            }
            catch (OperationCanceledException)
            {
                // Dispose was called.
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
        _stop.Dispose();
    }
}

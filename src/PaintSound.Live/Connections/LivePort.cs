using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Osc;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections;

/// <summary>
/// OSC to and from a Live on this computer. UDP on the loopback; sending never waits. A port for the answers that another program has
/// is tried again every second, and nothing is sent before it is open: nobody would hear the answer.
/// </summary>
internal sealed class LivePort : IDisposable
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
    private readonly IPEndPoint _to;
    private readonly IPEndPoint _hear;
    private readonly ILogger<OscReceiver> _logger;
    private readonly TimeProvider _time;
    private volatile OscReceiver? _receiver;
    private volatile OscException? _trouble;

    /// <summary>Takes a port to hear answers on, if it is free.</summary>
    /// <param name="to">The port at which Live listens.</param>
    /// <param name="hear">The port at which answers come; 0 for any.</param>
    /// <param name="logger">Receives messages about replies that are not OSC.</param>
    /// <param name="time">The session's clock.</param>
    public LivePort(int to, int hear, ILogger<OscReceiver> logger, TimeProvider time)
    {
        (_to, _hear, _logger, _time) = (new IPEndPoint(IPAddress.Loopback, to), new IPEndPoint(IPAddress.Loopback, hear), logger, time);
        TryOpen();
    }

    /// <summary>Where answers come; 0 while that port is not open.</summary>
    public int Port => _receiver?.EndPoint.Port ?? 0;

    /// <summary>Why the port is not open; null when it is.</summary>
    public OscException? Problem => _trouble;

    /// <summary>Sends one message; where the system does not take it, it is lost, as datagrams are.</summary>
    public void Send(string address, params OscArgument[] arguments)
    {
        if (_receiver is null)
        {
            return;
        }

        Span<byte> packet = stackalloc byte[8192];
        if (!new OscMessage(address, arguments).TryWrite(packet, out var length))
        {
            throw new OscException($"A message to {address} is longer than {packet.Length} bytes: shorten the path or the name in it.");
        }

        try
        {
            _socket.SendTo(packet[..length], _to);
        }
        catch (SocketException)
        {
            // Nobody listens there (Windows tells so on the next sending), or the buffer is full: the missing answer says it to the person.
        }
    }

    /// <summary>Hears answers until told to stop.</summary>
    public async Task ReceiveAsync(Action<OscMessage> hear, CancellationToken stop)
    {
        try
        {
            while (_receiver is null)
            {
                await Task.Delay(AfterTrouble, _time, stop);
                TryOpen();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }

        await _receiver.RunAsync(hear, stop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _receiver?.Dispose();
    }

    private void TryOpen()
    {
        try
        {
            _receiver = OscReceiver.Open(_hear, _logger, _time);
            _trouble = null;
        }
        catch (OscException e)
        {
            _trouble = e;
        }
    }
}

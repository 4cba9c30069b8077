using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Osc;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Control;

namespace PaintSound.Live.Connections;

/// <summary>
/// Sends OSC to Live on this computer and receives replies, by UDP on the loopback address. Sending never waits. If another program uses the
/// port for replies, opening is retried every second, and nothing is sent meanwhile, because replies would be lost. Thread-safe.
/// </summary>
internal sealed class LivePort : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
    private readonly IPEndPoint _remote;
    private readonly IPEndPoint _local;
    private readonly ILogger<OscReceiver> _logger;
    private readonly TimeProvider _time;
    private volatile OscReceiver? _receiver;
    private volatile OscException? _problem;

    /// <summary>Opens the port for replies, if it is free.</summary>
    /// <param name="port">The port at which Live receives.</param>
    /// <param name="replyPort">The port for replies; 0 for any free port.</param>
    /// <param name="logger">Receives messages about replies that are not OSC.</param>
    /// <param name="time">The session clock.</param>
    public LivePort(int port, int replyPort, ILogger<OscReceiver> logger, TimeProvider time)
    {
        (_remote, _local, _logger, _time) = (new IPEndPoint(IPAddress.Loopback, port), new IPEndPoint(IPAddress.Loopback, replyPort), logger, time);
        TryOpen();
    }

    /// <summary>The port for replies; 0 if it is not open.</summary>
    public int Port => _receiver?.EndPoint.Port ?? 0;

    /// <summary>The reason why the port is not open; null if it is open.</summary>
    public OscException? Problem => _problem;

    /// <summary>Sends one message. If the system does not accept it, it is lost, like any datagram.</summary>
    public void Send(string address, params OscArgument[] arguments)
    {
        if (_receiver is null)
        {
            return;
        }

        Span<byte> packet = stackalloc byte[8192];
        if (!new OscMessage(address, arguments).TryWrite(packet, out var length))
        {
            throw new OscException($"A message to {address} is longer than {packet.Length} bytes: shorten the path or name in it.");
        }

        SendPacket(packet[..length]);
    }

    /// <summary>Sends messages as one bundle. If the system does not accept it, it is lost, like any datagram.</summary>
    public void SendBundle(IReadOnlyList<OscMessage> messages)
    {
        if (_receiver is null)
        {
            return;
        }

        Span<byte> packet = stackalloc byte[8192];
        if (!OscBundle.TryWrite(messages, packet, out var length))
        {
            throw new OscException($"A bundle of {messages.Count} messages is longer than {packet.Length} bytes: shorten the names in it.");
        }

        SendPacket(packet[..length]);
    }

    /// <summary>Receives replies until it is cancelled.</summary>
    public async Task ReceiveAsync(Action<OscMessage> handle, CancellationToken stop)
    {
        try
        {
            while (_receiver is null)
            {
                await Task.Delay(RetryDelay, _time, stop);
                TryOpen();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }

        await _receiver.RunAsync(handle, stop);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _receiver?.Dispose();
    }

    private void SendPacket(ReadOnlySpan<byte> packet)
    {
        try
        {
            _socket.SendTo(packet, _remote);
        }
        catch (SocketException)
        {
            // No program is listening (Windows reports this with the next message), or the buffer is full. The missing reply shows it to the user.
        }
    }

    private void TryOpen()
    {
        try
        {
            _receiver = OscReceiver.Open(_local, _logger, _time);
            _problem = null;
        }
        catch (OscException e)
        {
            _problem = e;
        }
    }
}

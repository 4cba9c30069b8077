using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Control;

/// <summary>
/// Listens for OSC over UDP. A packet that is not OSC is counted, logged and dropped; no packet ends the listening. Messages about
/// trouble are logged at most once a second each.
/// </summary>
public sealed partial class OscReceiver : IDisposable
{
    /// <summary>Where PaintSound listens unless told otherwise: this computer only.</summary>
    public static readonly IPEndPoint DefaultEndPoint = new(IPAddress.Loopback, 9100);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogWindow = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly RateLimitedLogger _logger;
    private long _received;
    private long _dropped;

    private OscReceiver(Socket socket, ILogger<OscReceiver> logger, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        _logger = new RateLimitedLogger(logger, time, LogWindow);
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    /// <summary>Where it listens; the real port where 0 was asked for.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Good packets so far.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Packets so far that were not OSC.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Takes the port.</summary>
    /// <param name="endPoint">An address of this computer and a port; port 0 takes any free one.</param>
    /// <param name="logger">Receives messages about packets that are not OSC and about the port.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="OscException">The port is taken or may not be used, or the address is not this computer's.</exception>
    public static OscReceiver Open(IPEndPoint endPoint, ILogger<OscReceiver> logger, TimeProvider time)
    {
        var opened = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Without it a second program on Windows could take the port away unnoticed.
            opened.ExclusiveAddressUse = true;
            opened.Bind(endPoint);
            return new OscReceiver(opened, logger, time);
        }
        catch (SocketException e)
        {
            opened.Dispose();
            throw new OscException(WhyNot(endPoint, e), e);
        }
    }

    /// <summary>Receives until told to stop.</summary>
    /// <param name="handle">Called with every message, in order, always from one caller at a time.</param>
    /// <param name="stop">Ends the receiving.</param>
    public async Task RunAsync(Action<OscMessage> handle, CancellationToken stop)
    {
        var buffer = new byte[OscPacket.MaximumBytes];
        try
        {
            while (true)
            {
                await TakeNextAsync(buffer, handle, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop: the one way out.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: {Reason}. PaintSound keeps listening.")]
    private static partial void LogReceiveFailed(ILogger logger, int port, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: dropped a packet of {Bytes} bytes that is not OSC 1.0.")]
    private static partial void LogNotOsc(ILogger logger, int port, int bytes);

    private async Task TakeNextAsync(byte[] buffer, Action<OscMessage> handle, CancellationToken stop)
    {
        try
        {
            var length = await _socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, stop);
            Take(buffer.AsSpan(0, length), handle);
        }
        catch (SocketException e)
        {
            LogReceiveFailed(_logger, EndPoint.Port, e.Message.TrimEnd('.'));
            await Task.Delay(AfterTrouble, _time, stop);
        }
    }

    private void Take(ReadOnlySpan<byte> packet, Action<OscMessage> handle)
    {
        if (!OscPacket.TryRead(packet, out var messages))
        {
            Interlocked.Increment(ref _dropped);
            LogNotOsc(_logger, EndPoint.Port, packet.Length);
            return;
        }

        Interlocked.Increment(ref _received);
        foreach (var message in messages)
        {
            handle(message);
        }
    }

    private static string WhyNot(IPEndPoint endPoint, SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"OSC port {endPoint.Port} on {endPoint.Address} is in use, perhaps by another PaintSound: close that program, or set another port for OSC in the show file.",
        SocketError.AccessDenied =>
            $"OSC port {endPoint.Port} on {endPoint.Address} may not be used by this user: set a port above 1023 for OSC in the show file.",
        SocketError.AddressNotAvailable =>
            $"{endPoint.Address} is not an address of this computer: set 127.0.0.1, or 0.0.0.0 for every network, for OSC in the show file.",
        _ => $"OSC port {endPoint.Port} on {endPoint.Address} cannot be listened on ({e.Message}): set another one for OSC in the show file.",
    };
}

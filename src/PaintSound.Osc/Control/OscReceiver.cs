using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Systems;

namespace PaintSound.Osc.Control;

/// <summary>
/// Receives OSC over UDP. A packet that is not OSC, and a message of a bundle that cannot be read, are counted, logged and dropped; no
/// packet stops the receiver. Each warning is logged at most once per second.
/// </summary>
public sealed partial class OscReceiver : IDisposable
{
    /// <summary>The default endpoint: port 9100, reachable from this computer only.</summary>
    public static readonly IPEndPoint DefaultEndPoint = new(IPAddress.Loopback, 9100);

    // About 5,000 small messages. The system may give less; it drops the newest if the buffer is full, and that can be a last value.
    private const int BufferBytes = 4 << 20;

    // Asking after each packet would cost more than reading it.
    private const int PacketsBetweenDropChecks = 256;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LogWindow = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly RateLimitedLogger _logger;
    private readonly RateLimitedLogger _dropLogger;
    private long _overflowed;
    private long _received;
    private long _dropped;
    private int _sinceDropCheck;

    private OscReceiver(Socket socket, ILogger<OscReceiver> logger, TimeProvider time)
    {
        _socket = socket;
        _time = time;
        _logger = new RateLimitedLogger(logger, time, LogWindow);
        _dropLogger = RateLimitedLogger.Once(logger);
        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    /// <summary>The endpoint. If port 0 was requested, the port that the system selected.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>The number of packets with at least one message that was read, and of empty bundles.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>The number of packets, and of messages in bundles, that could not be read.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The number of packets that the system dropped, because they came faster than they were read. Known on Linux only.</summary>
    public long Overflowed
    {
        get
        {
            // A closed socket no longer tells it.
            var count = Math.Max(ReceiveDrops.Of(_socket), Interlocked.Read(ref _overflowed));
            Interlocked.Exchange(ref _overflowed, count);
            return count;
        }
    }

    /// <summary>Opens the port.</summary>
    /// <param name="endPoint">An address of this computer and a port; port 0 selects a free one.</param>
    /// <param name="logger">Receives messages about packets that are not OSC and about the port.</param>
    /// <param name="time">The session clock.</param>
    /// <exception cref="OscException">The port is in use or not permitted, or the address does not belong to this computer.</exception>
    public static OscReceiver Open(IPEndPoint endPoint, ILogger<OscReceiver> logger, TimeProvider time)
    {
        var opened = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Without this, a second program on Windows could take over the port without an error.
            opened.ExclusiveAddressUse = true;
            if (endPoint.Address.Equals(IPAddress.IPv6Any))
            {
                // As for the pages: all addresses are those of IPv4, too.
                opened.DualMode = true;
            }

            EnlargeBuffer(opened);
            opened.Bind(endPoint);
            return new OscReceiver(opened, logger, time);
        }
        catch (SocketException e)
        {
            opened.Dispose();
            throw new OscException(Explain(endPoint, e), e);
        }
    }

    /// <summary>Receives messages until it is cancelled.</summary>
    /// <param name="handle">Called with each message, in order, one call at a time.</param>
    /// <param name="stop">Stops the receiver.</param>
    public async Task RunAsync(Action<OscMessage> handle, CancellationToken stop)
    {
        var buffer = new byte[OscPacket.MaximumBytes];
        try
        {
            while (true)
            {
                await ReceiveNextAsync(buffer, handle, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how the receiver ends.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: {Reason}. PaintSound keeps listening.")]
    private static partial void LogReceiveFailed(ILogger logger, int port, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: dropped a message, because {Reason}. {Others} other messages of the packet were read.")]
    private static partial void LogUnreadable(ILogger logger, int port, string reason, int others);

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: packets come faster than they can be read, and the system dropped {Count}. Let the sender send less often. This message is shown once.")]
    private static partial void LogOverflow(ILogger logger, int port, long count);

    [LoggerMessage(LogLevel.Warning, "OSC port {Port}: dropped a packet of {Bytes} bytes that is not OSC 1.0.")]
    private static partial void LogNotOsc(ILogger logger, int port, int bytes);

    private async Task ReceiveNextAsync(byte[] buffer, Action<OscMessage> handle, CancellationToken stop)
    {
        try
        {
            var length = await _socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, stop);
            Process(buffer.AsSpan(0, length), handle);
        }
        catch (SocketException e)
        {
            LogReceiveFailed(_logger, EndPoint.Port, e.Message.TrimEnd('.'));
            await Task.Delay(RetryDelay, _time, stop);
        }
    }

    private void Process(ReadOnlySpan<byte> packet, Action<OscMessage> handle)
    {
        var content = OscPacket.Read(packet);
        if (content.Unreadable > 0)
        {
            Interlocked.Add(ref _dropped, content.Unreadable);
            if (content.Messages.Count > 0 || content.Problem != OscPacketContent.NotOsc)
            {
                LogUnreadable(_logger, EndPoint.Port, content.Problem, content.Messages.Count);
            }
            else
            {
                LogNotOsc(_logger, EndPoint.Port, packet.Length);
            }
        }

        if (content.Unreadable == 0 || content.Messages.Count > 0)
        {
            Interlocked.Increment(ref _received);
        }

        foreach (var message in content.Messages)
        {
            handle(message);
        }

        if (++_sinceDropCheck == PacketsBetweenDropChecks)
        {
            _sinceDropCheck = 0;
            if (Overflowed is > 0 and var count)
            {
                LogOverflow(_dropLogger, EndPoint.Port, count);
            }
        }
    }

    private static void EnlargeBuffer(Socket socket)
    {
        try
        {
            socket.ReceiveBufferSize = BufferBytes;
        }
        catch (SocketException)
        {
            // A system that does not give so much keeps its own size.
        }
    }

    private static string Explain(IPEndPoint endPoint, SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"OSC port {endPoint.Port} on {endPoint.Address} is in use, perhaps by another PaintSound: close that program, or set another OSC port in the show file.",
        SocketError.AccessDenied =>
            $"OSC port {endPoint.Port} on {endPoint.Address} is not permitted for this user: set an OSC port above 1023 in the show file.",
        SocketError.AddressNotAvailable =>
            $"{endPoint.Address} is not an address of this computer: set the OSC address to 127.0.0.1, or to 0.0.0.0 for all networks, in the show file.",
        _ => $"PaintSound cannot listen on OSC port {endPoint.Port} of {endPoint.Address} ({e.Message}): set another OSC port in the show file.",
    };
}

using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Osc.Output;

/// <summary>A target of OSC messages, with counters. A problem is counted and logged once; PaintSound continues to send. Thread-safe.</summary>
public sealed partial class OscDestination : IDisposable
{
    private readonly RateLimitedLogger _logger;
    private readonly TimeProvider _time;
    private Socket? _socket;
    private long _sent;
    private long _failed;

    internal OscDestination(OscTarget target, ILogger logger, TimeProvider time)
    {
        Target = target;
        _logger = RateLimitedLogger.Once(logger);
        _time = time;
    }

    /// <summary>The host and the port.</summary>
    public OscTarget Target { get; }

    /// <summary>The number of datagrams sent. UDP does not report whether they arrived.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>The number of datagrams that were not sent: unknown or unreachable host, or no program at the port.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    /// <summary>Looks up the host and opens a socket to it.</summary>
    /// <returns>False if the host was not found; a message was logged.</returns>
    internal async Task<bool> TryOpenAsync(TimeSpan limit, CancellationToken stop)
    {
        try
        {
            // The system's resolver has no time limit of its own.
            var addresses = await Dns.GetHostAddressesAsync(Target.Host, stop).WaitAsync(limit, _time, stop);
            var address = addresses.FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
            Connect(socket, new IPEndPoint(address, Target.Port));
            if (_logger.Resolve())
            {
                LogFound(_logger, Target);
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            LogNotFound(_logger, Target, e is SocketException ? e.Message.TrimEnd('.') : "the name lookup did not answer");
            return false;
        }
    }

    /// <summary>Sends one datagram immediately on the caller's thread. Never waits; allocates nothing unless there is a problem.</summary>
    internal void Send(ReadOnlySpan<byte> datagram)
    {
        if (Volatile.Read(ref _socket) is not { } socket)
        {
            Interlocked.Increment(ref _failed);
            return;
        }

        socket.Send(datagram, SocketFlags.None, out var error);
        if (error == SocketError.ConnectionRefused)
        {
            // This error belongs to an earlier datagram, and this one was not sent. Send it again, because a program can be listening by now.
            LogNoListener(_logger, Target);
            socket.Send(datagram, SocketFlags.None, out error);
        }
        else if (error != SocketError.Success)
        {
            LogNotSent(_logger, Target, new SocketException((int)error).Message.TrimEnd('.'));
        }

        Interlocked.Increment(ref error == SocketError.Success ? ref _sent : ref _failed);
    }

    private void Connect(Socket socket, IPEndPoint address)
    {
        try
        {
            // Lighting networks use broadcast addresses, such as 2.255.255.255.
            socket.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            socket.Connect(address);
            Volatile.Write(ref _socket, socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: the host was found; messages are sent.")]
    private static partial void LogFound(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: the host cannot be found ({Reason}). PaintSound keeps looking; this message is shown once.")]
    private static partial void LogNotFound(ILogger logger, OscTarget target, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: no program is listening. Start the receiver or correct the port. PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNoListener(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: a message could not be sent ({Reason}). PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNotSent(ILogger logger, OscTarget target, string reason);
}

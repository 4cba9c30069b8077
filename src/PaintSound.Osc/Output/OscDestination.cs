using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Osc.Output;

/// <summary>A target of OSC messages and its counters. Trouble is logged once and counted; it never ends the sending.</summary>
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

    /// <summary>Where it goes.</summary>
    public OscTarget Target { get; }

    /// <summary>Datagrams handed to the network; UDP does not tell whether they arrived.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Datagrams that did not leave: the host was not known or not reachable, or nothing listened at the port.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    /// <summary>Looks the host up and opens a socket to it.</summary>
    /// <returns>False if the host is not known; this has been logged.</returns>
    internal async Task<bool> TryOpenAsync(TimeSpan limit, CancellationToken stop)
    {
        try
        {
            // The system's resolver cannot be hurried, so the wait for it is what is limited.
            var addresses = await Dns.GetHostAddressesAsync(Target.Host, stop).WaitAsync(limit, _time, stop);
            var address = addresses.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            var opened = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
            Connect(opened, new IPEndPoint(address, Target.Port));
            if (_logger.Resolve())
            {
                LogFound(_logger, Target);
            }

            return true;
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            LogNotFound(_logger, Target, e is SocketException ? e.Message.TrimEnd('.') : "the name look-up did not answer");
            return false;
        }
    }

    /// <summary>Sends one datagram at once, on the caller's thread; never waits, allocates nothing while all is well.</summary>
    internal void Send(ReadOnlySpan<byte> datagram)
    {
        if (Volatile.Read(ref _socket) is not { } open)
        {
            Interlocked.Increment(ref _failed);
            return;
        }

        open.Send(datagram, SocketFlags.None, out var error);
        if (error == SocketError.ConnectionRefused)
        {
            // The answer to an earlier datagram, and this one has not been sent: nobody listened then, but may listen now.
            LogNoListener(_logger, Target);
            open.Send(datagram, SocketFlags.None, out error);
        }
        else if (error != SocketError.Success)
        {
            LogNotSent(_logger, Target, new SocketException((int)error).Message.TrimEnd('.'));
        }

        Interlocked.Increment(ref error == SocketError.Success ? ref _sent : ref _failed);
    }

    private void Connect(Socket opened, IPEndPoint address)
    {
        try
        {
            // Lighting networks send to everybody: 2.255.255.255 and the like.
            opened.EnableBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
            opened.Connect(address);
            Volatile.Write(ref _socket, opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: the host was found. Messages are sent.")]
    private static partial void LogFound(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: the host cannot be found ({Reason}). PaintSound keeps looking; this message is shown once.")]
    private static partial void LogNotFound(ILogger logger, OscTarget target, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: no program is listening. Start the receiver or correct the port. PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNoListener(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: a message could not be sent ({Reason}). PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNotSent(ILogger logger, OscTarget target, string reason);
}

using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Output;

/// <summary>
/// A target of OSC messages over TCP. If the connection ends, it connects again by itself. A message that finds no connection, or a receiver
/// that reads too slowly, is dropped and counted: a value that comes late is worth less than the newest one.
/// </summary>
internal sealed partial class TcpDestination : OscDestination
{
    /// <summary>The most bytes that wait for a slow receiver.</summary>
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FlushInterval = TimeSpan.FromMilliseconds(20);

    private readonly RateLimitedLogger _logger;
    private readonly IHostResolver _resolver;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly byte[] _waiting = new byte[BufferBytes];
    private int _length;
    private Socket? _socket;
    private bool _isDisposed;
    private bool _wasLost;

    public TcpDestination(OscTarget target, IHostResolver resolver, ILogger logger, TimeProvider time)
        : base(target) => (_resolver, _logger, _time) = (resolver, RateLimitedLogger.Once(logger), time);

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _socket?.Dispose();
            _socket = null;
        }
    }

    /// <inheritdoc/>
    internal override Task OpenAsync(TimeSpan limit, CancellationToken stop) => TryConnectAsync(limit, stop);

    /// <inheritdoc/>
    internal override async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(ConnectInterval, _time);
            while (true)
            {
                if (Volatile.Read(ref _socket) is { } socket)
                {
                    RaiseConnected();
                    await ServeAsync(socket, stop);
                }

                await timer.WaitForNextTickAsync(stop);
                await TryConnectAsync(ConnectTimeout, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }

    /// <inheritdoc/>
    internal override void Send(ReadOnlySpan<byte> datagram)
    {
        lock (_lock)
        {
            var free = _waiting.AsSpan(_length);
            var added = _socket is null ? 0
                : Target.Transport == OscTransport.Slip ? OscFraming.WriteSlip(datagram, free) : OscFraming.WriteWithLength(datagram, free);
            if (added == 0)
            {
                CountFailed();
                return;
            }

            _length += added;
            CountSent();
            Flush();
        }
    }

    // Reads until the connection ends, because only reading tells it, and sends what waits. What the console answers is not used.
    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var flushing = FlushAsync(end.Token);
        try
        {
            var buffer = new byte[4096];
            while (await socket.ReceiveAsync(buffer, SocketFlags.None, stop) > 0)
            {
            }

            Lose(socket, "the other program closed the connection");
        }
        catch (SocketException e)
        {
            Lose(socket, e.Message.TrimEnd('.'));
        }
        catch (ObjectDisposedException)
        {
            // Sending found the end of the connection before.
        }

        await end.CancelAsync();
        await flushing;
    }

    private async Task FlushAsync(CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(FlushInterval, _time);
            while (await timer.WaitForNextTickAsync(stop))
            {
                lock (_lock)
                {
                    Flush();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The connection has ended.
        }
    }

    private async Task TryConnectAsync(TimeSpan limit, CancellationToken stop)
    {
        Socket? socket = null;
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
            timeout.CancelAfter(limit);
            var addresses = await _resolver.ResolveAsync(Target.Host, timeout.Token);
            socket = new Socket(addresses[0].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(addresses[0], Target.Port, timeout.Token);
            socket.Blocking = false;
            Accept(socket);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            socket?.Dispose();
            _wasLost = true;
            LogNotConnected(_logger, Target, e is SocketException ? e.Message.TrimEnd('.') : "no answer");
        }
    }

    private void Accept(Socket socket)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                socket.Dispose();
                return;
            }

            (_socket, _length) = (socket, 0);
        }

        if (_wasLost)
        {
            _wasLost = false;
            _logger.Resolve();
            LogConnected(_logger, Target);
        }
    }

    // Under the lock. Sends as much as the system takes now.
    private void Flush()
    {
        if (_socket is not { } socket || _length == 0)
        {
            return;
        }

        var sent = socket.Send(_waiting.AsSpan(0, _length), SocketFlags.None, out var error);
        if (error is SocketError.Success or SocketError.WouldBlock)
        {
            _waiting.AsSpan(sent, _length - sent).CopyTo(_waiting);
            _length -= sent;
        }
        else
        {
            Lose(socket, new SocketException((int)error).Message.TrimEnd('.'));
        }
    }

    private void Lose(Socket socket, string reason)
    {
        lock (_lock)
        {
            if (_socket != socket)
            {
                return;
            }

            (_socket, _length, _wasLost) = (null, 0, true);
            socket.Dispose();
        }

        LogLost(_logger, Target, reason);
    }

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: connected.")]
    private static partial void LogConnected(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: no connection ({Reason}). Start the receiver or correct the address. PaintSound keeps trying and says when it is connected.")]
    private static partial void LogNotConnected(ILogger logger, OscTarget target, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: the connection ended ({Reason}). PaintSound connects again and says when it is connected.")]
    private static partial void LogLost(ILogger logger, OscTarget target, string reason);
}

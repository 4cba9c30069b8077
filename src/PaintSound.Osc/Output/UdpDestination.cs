using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Osc.Output;

/// <summary>
/// A target of OSC messages over UDP. It follows changes of the network: a new address or interface of this computer, and a new
/// address of the target's name. A problem is counted and logged once, and so is its end; PaintSound continues to send. Thread-safe.
/// </summary>
internal sealed partial class UdpDestination : OscDestination
{
    /// <summary>The longest time until a change of the route is noticed, if sending does not notice it at once.</summary>
    private static readonly TimeSpan RouteInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The pause between two lookups of a name. Nothing tells that a computer has moved, because datagrams are not answered, so it is
    /// looked up all the time. The system's resolver keeps answers as long as they are valid.
    /// </summary>
    private static readonly TimeSpan NameInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>The system's resolver has its own limit, but does not state it.</summary>
    private static readonly TimeSpan NameTimeout = TimeSpan.FromSeconds(30);

    private readonly RateLimitedLogger _logger;
    private readonly IHostResolver _resolver;
    private readonly TimeProvider _time;
    private readonly RoutedSocket _socket;

    // Route and name are followed at the same time, and each change is told once.
    private readonly Lock _following = new();
    private IPAddress? _reportedLocal;
    private bool _isLost;

    public UdpDestination(OscTarget target, IHostResolver resolver, ILogger logger, TimeProvider time)
        : base(target)
    {
        _resolver = resolver;
        _logger = RateLimitedLogger.Once(logger);
        _time = time;
        _socket = new RoutedSocket(time);
    }

    /// <inheritdoc/>
    public override void Dispose() => _socket.Dispose();

    /// <summary>Looks up the host and opens a socket to it. If the host is not found, a message is logged and <see cref="FollowAsync"/> continues to look.</summary>
    internal override Task OpenAsync(TimeSpan limit, CancellationToken stop) => LookUpAsync(limit, stop);

    /// <summary>Follows the route and the name until it is cancelled.</summary>
    internal override async Task FollowAsync(CancellationToken stop)
    {
        try
        {
            // A scope such as fe80::1%eth0 is a name, too: the number of the interface changes if it is connected again.
            var isFixed = IPAddress.TryParse(Target.Host, out _) && !Target.Host.Contains('%');
            await Task.WhenAll(FollowRouteAsync(stop), isFixed ? Task.CompletedTask : FollowNameAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }

    /// <summary>Sends one datagram immediately on the caller's thread. Never waits; allocates nothing unless there is a problem.</summary>
    internal override void Send(ReadOnlySpan<byte> datagram)
    {
        var error = _socket.Send(datagram);
        if (error == SocketError.ConnectionRefused)
        {
            // This error belongs to an earlier datagram, and this one was not sent. Send it again, because a program can be listening by now.
            LogNoListener(_logger, Target);
            error = _socket.Send(datagram);
        }

        if (error == SocketError.Success)
        {
            CountSent();
            ReportRestored();
        }
        else
        {
            CountFailed();
            ReportLost(error);
        }
    }

    private async Task FollowRouteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(RouteInterval, _time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            lock (_following)
            {
                if (_socket.Remote is { } remote)
                {
                    _socket.Refresh(remote);
                    ReportLocal();
                }
            }
        }
    }

    private async Task FollowNameAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(NameInterval, _time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await LookUpAsync(NameTimeout, stop);
        }
    }

    private async Task LookUpAsync(TimeSpan limit, CancellationToken stop)
    {
        try
        {
            var addresses = await _resolver.ResolveAsync(Target.Host, stop).WaitAsync(limit, _time, stop);
            lock (_following)
            {
                MoveTo(addresses);
            }
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            // A name server that is gone does not end the connection to an address that was found before.
            if (_socket.Remote is null)
            {
                LogNotFound(_logger, Target, e is SocketException ? e.Message.TrimEnd('.') : "the name lookup did not answer");
            }
        }
    }

    private void MoveTo(IReadOnlyList<IPAddress> addresses)
    {
        // A name with several addresses can list them in another order each time.
        var before = _socket.Remote?.Address;
        if (before is not null && addresses.Contains(before))
        {
            return;
        }

        _socket.Refresh(new IPEndPoint(addresses[0], Target.Port));
        Volatile.Write(ref _reportedLocal, _socket.Local);
        if (before is not null)
        {
            LogMoved(_logger, Target, addresses[0], before);
        }
        else if (_logger.Resolve())
        {
            LogFound(_logger, Target);
        }
    }

    private void ReportLost(SocketError error)
    {
        if (error is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable or SocketError.MessageSize)
        {
            LogNotSent(_logger, Target, new SocketException((int)error).Message.TrimEnd('.'));
        }
        else if (RoutedSocket.IsOfTheNetwork(error) && !Interlocked.Exchange(ref _isLost, true))
        {
            LogLost(_logger, Target, new SocketException((int)error).Message.TrimEnd('.'));
        }
    }

    private void ReportRestored()
    {
        if (Volatile.Read(ref _isLost) && Interlocked.Exchange(ref _isLost, false))
        {
            Volatile.Write(ref _reportedLocal, _socket.Local);
            _logger.Resolve();
            LogRestored(_logger, Target, _socket.Local);
        }
    }

    // While messages are lost, the message about their return names the new address.
    private void ReportLocal()
    {
        if (_socket.Local is { } local && !Volatile.Read(ref _isLost) && Interlocked.Exchange(ref _reportedLocal, local) is { } before && !before.Equals(local))
        {
            LogNewLocalAddress(_logger, Target, local, before);
        }
    }

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: the host was found; messages are sent.")]
    private static partial void LogFound(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: the host now has the address {Address} (before: {Before}); messages are sent there.")]
    private static partial void LogMoved(ILogger logger, OscTarget target, IPAddress address, IPAddress before);

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: this computer now has the address {Address} (before: {Before}); messages are sent from it.")]
    private static partial void LogNewLocalAddress(ILogger logger, OscTarget target, IPAddress address, IPAddress before);

    [LoggerMessage(LogLevel.Information, "OSC target {Target}: messages are sent again, from the address {Address}.")]
    private static partial void LogRestored(ILogger logger, OscTarget target, IPAddress? address);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: the host cannot be found ({Reason}). PaintSound keeps looking; this message is shown once.")]
    private static partial void LogNotFound(ILogger logger, OscTarget target, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: no program is listening. Start the receiver or correct the port. PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNoListener(ILogger logger, OscTarget target);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: a message could not be sent ({Reason}). PaintSound keeps sending; this message is shown once.")]
    private static partial void LogNotSent(ILogger logger, OscTarget target, string reason);

    [LoggerMessage(LogLevel.Warning, "OSC target {Target}: messages cannot be sent ({Reason}). Check this computer's network. PaintSound keeps trying and says when it works again.")]
    private static partial void LogLost(ILogger logger, OscTarget target, string reason);
}

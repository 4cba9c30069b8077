using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Performance.Loading;
using PaintSound.Understudy;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;
using PaintSound.Understudy.Network;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Following;

/// <summary>Opens the connections between two workers, again and again until the show ends: accepts an understudy, and connects to a leader.</summary>
/// <param name="settings">The settings of the show.</param>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="session">The identity of the performance.</param>
/// <param name="start">The start of the performance.</param>
/// <param name="link">Tells the other worker what it must know.</param>
/// <param name="messages">Handles the messages of the other worker.</param>
/// <param name="factory">The library and the networks.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The session clock.</param>
/// <param name="client">Connects to the leader; null for a worker that follows none.</param>
internal sealed partial class PeerConnections(
    UnderstudySettings settings,
    FailoverState failover,
    SessionIdentity session,
    SessionStart start,
    PeerLink link,
    PeerMessages messages,
    PerformanceFactory factory,
    ILogger<PeerConnections> logger,
    TimeProvider time,
    UnderstudyClient? client = null)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ConnectedCheckInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PortRetryInterval = TimeSpan.FromSeconds(1);

    private readonly Lazy<string> _libraryHash = new(factory.ComputeLibraryHash);
    private readonly RateLimitedLogger _problems = RateLimitedLogger.Once(logger);

    /// <summary>Connects until the show ends.</summary>
    /// <exception cref="UnderstudyException">The leader has started a new performance.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(end.Token);
        try
        {
            if (client is not null)
            {
                await FollowAsync(client, end.Token);
                await end.CancelAsync();
            }
        }
        catch
        {
            await end.CancelAsync();
            throw;
        }
        finally
        {
            await listening;
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var listener = new UnderstudyListener(settings.Listen, settings.Key, time);
                listener.Start();
                await listener.RunAsync(Welcome, connection => _ = ReceiveAsync(connection, stop), stop);
            }
            catch (SocketException e)
            {
                LogPort(_problems, settings.Listen.ToString(), e.Message.TrimEnd('.'));
                await Task.Delay(PortRetryInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The show ends.
            }
        }
    }

    private UnderstudyMessage Welcome(string name) =>
        client is not null && !failover.IsActive ? new RefusalMessage("it is an understudy itself. Follow its leader.")
        : failover.IsConnected && name != link.Peer ? new RefusalMessage($"it has the understudy {link.Peer} already. Stop that one first.")
        : new WelcomeMessage(Environment.MachineName, "", session.Id, time.GetElapsedTime(start.Timestamp), _libraryHash.Value, factory.NetworkHashes);

    private async Task FollowAsync(UnderstudyClient leader, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (failover is { IsActive: true, IsConnected: true })
            {
                // The other worker was started again, and follows this one.
                await Task.Delay(ConnectedCheckInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var attempt = await TryConnectAsync(leader, stop);
            if (attempt is { Connection: { } connection, Welcome: { } welcome })
            {
                if (welcome.Session != session.Id && !failover.IsActive)
                {
                    connection.Dispose();
                    throw new UnderstudyException($"{welcome.Name} has started a new performance. Start the understudy again.");
                }

                await ReceiveAsync(connection, stop);
                continue;
            }

            if (attempt is { IsGone: true })
            {
                failover.HandleGone();
            }

            await Task.Delay(RetryInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A leader that refuses now has not noticed yet that the former connection is lost, or was started with another key.
    private async Task<ConnectionAttempt?> TryConnectAsync(UnderstudyClient leader, CancellationToken stop)
    {
        try
        {
            return await leader.ConnectAsync(stop);
        }
        catch (UnderstudyException e)
        {
            LogRefused(_problems, e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The show ends.
        }

        return null;
    }

    /// <summary>Receives from the other worker until the connection ends.</summary>
    private async Task ReceiveAsync(UnderstudyConnection connection, CancellationToken stop)
    {
        using var closed = connection;
        link.Attach(connection);
        LogConnected(logger, connection.Peer);
        try
        {
            while (await connection.ReceiveAsync(stop) is { } message)
            {
                messages.Handle(message);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The show ends.
        }
        finally
        {
            if (link.Detach(connection) && !stop.IsCancellationRequested)
            {
                LogDisconnected(logger, connection.Peer);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "'understudy: listen': the port of {Listen} cannot be opened: {Reason}. PaintSound tries again.")]
    private static partial void LogPort(ILogger logger, string listen, string reason);

    [LoggerMessage(LogLevel.Information, "Understudy: connected with {Peer}.")]
    private static partial void LogConnected(ILogger logger, string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: the connection with {Peer} is lost.")]
    private static partial void LogDisconnected(ILogger logger, string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}

using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Logging;
using PaintSound.Performance.Loading;
using PaintSound.Understudy;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;
using PaintSound.Understudy.Network;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Following;

/// <summary>
/// Connects two workers: the one that sends tells the other one everything that it needs to continue, and both tell each other that they live. It is
/// the first output, so that the other worker knows of a launch before the stage does.
/// </summary>
/// <param name="settings">The settings of the show.</param>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="session">The identity of the performance.</param>
/// <param name="start">The start of the performance.</param>
/// <param name="followed">Keeps this performance equal to the other one.</param>
/// <param name="modulations">The modulations of the show.</param>
/// <param name="factory">The library and the networks.</param>
/// <param name="web">The pages that show what this worker does.</param>
/// <param name="services">Tells at the end whether the performance failed, and whether this worker has a leader.</param>
/// <param name="lifetime">The end of the performance.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class UnderstudyService(
    UnderstudySettings settings,
    FailoverState failover,
    SessionIdentity session,
    SessionStart start,
    FollowedPerformance followed,
    ModulationService modulations,
    PerformanceFactory factory,
    WebService web,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<UnderstudyService> logger,
    TimeProvider time) : BackgroundService, IPerformanceOutput
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan PortRetryInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(1);

    private readonly Lazy<string> _libraryHash = new(factory.ComputeLibraryHash);
    private readonly UnderstudyClient? _client = services.GetService<UnderstudyClient>();
    private readonly Lock _lock = new();
    private readonly RateLimitedLogger _refusals = RateLimitedLogger.Once(logger);
    private readonly SelectionMemory _memory = new();
    private readonly ManualResetEventSlim _end = new();
    private ShowState _state = factory.Control.State;
    private UnderstudyConnection? _connection;
    private string _peer = "";
    private Thread? _beating;

    /// <inheritdoc/>
    public string Name => "understudy";

    /// <summary>What this worker does, in a sentence for people. Thread-safe.</summary>
    public string Description => failover.Status switch
    {
        FailoverStatus.Leading => $"The understudy {_peer} follows.",
        FailoverStatus.Alone => "No understudy is connected.",
        FailoverStatus.Following when !failover.IsConnected => $"Understudy of {Leader}, which does not answer.",
        FailoverStatus.Following => $"Understudy of {Leader}: it follows, and sends nothing.",
        FailoverStatus.LeaderEnded => $"{Leader} has ended its show. This worker sends nothing.",
        FailoverStatus.TookOver => $"This worker took over{(Leader.Length == 0 ? "" : $" from {Leader}")}, and sends.",
        _ => $"{Leader} took over. This worker sends nothing, and never returns by itself.",
    };

    /// <summary>True if the other worker is connected, or must not be. Thread-safe.</summary>
    public bool IsReady => failover.Status is FailoverStatus.Leading || (failover.Status is FailoverStatus.Following or FailoverStatus.TookOver && failover.IsConnected);

    private string Leader => _peer.Length > 0 ? _peer : _client?.Target ?? "";

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        failover.TookOver += HandleTakeover;
        failover.Replaced += HandleReplaced;
        if (!failover.IsActive)
        {
            followed.Begin();
        }

        web.Pages.TakeoverRequested += RequestTakeover;

        // Threads of the pool can be late on a busy computer; a late beat would look like a failure.
        _beating = new Thread(Beat) { IsBackground = true, Name = "Understudy", Priority = ThreadPriority.AboveNormal };
        _beating.Start();
        lifetime.ApplicationStopping.Register(SendEnd);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        _end.Set();
        failover.TookOver -= HandleTakeover;
        failover.Replaced -= HandleReplaced;
        web.Pages.TakeoverRequested -= RequestTakeover;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _end.Set();
        _connection?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    public void OnControls(ShowState state)
    {
        lock (_lock)
        {
            _state = state;
            if (failover.IsActive)
            {
                _connection?.TrySend(new ControlsMessage(SentControl.AllOf(state)));
            }
        }
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        var sent = FollowedSelection.From(selection);
        lock (_lock)
        {
            _memory.Add(sent);
            if (failover.IsActive && !selection.IsFollowed)
            {
                _connection?.TrySend(new SelectionMessage(sent));
            }
        }
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        var sent = FollowedPainting.From(selection);
        lock (_lock)
        {
            _memory.Add(sent);
            if (failover.IsActive)
            {
                _connection?.TrySend(new PaintingMessage(sent));
            }
        }
    }

    private void RequestTakeover() => _ = TakeOverAsync();

    /// <summary>Lets this worker send: asks the other one to stop, and takes over if it does not answer.</summary>
    public async Task TakeOverAsync()
    {
        if (failover.IsActive)
        {
            return;
        }

        lock (_lock)
        {
            _connection?.TrySend(new RequestMessage());
        }

        for (var asked = time.GetTimestamp(); failover.IsConnected && !failover.IsActive && time.GetElapsedTime(asked) < RequestTimeout;)
        {
            await Task.Delay(TickInterval, time);
        }

        failover.TakeOver();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(ListenAsync(stoppingToken), _client is null ? Task.CompletedTask : FollowAsync(_client, stoppingToken));

    private void Beat()
    {
        UnderstudyDto? shown = null;
        while (!_end.Wait(TickInterval))
        {
            failover.Tick();
            var positions = failover.IsActive ? modulations.Positions : null;
            lock (_lock)
            {
                _connection?.TrySend(new BeatMessage(failover.NextBeat(), positions));
            }

            var present = new UnderstudyDto(Description, failover.IsActive, IsReady);
            if (present != shown)
            {
                web.Pages.SetUnderstudy(shown = present);
            }
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
                LogPort(settings.Listen.ToString(), e.Message.TrimEnd('.'));
                await Task.Delay(PortRetryInterval, time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The show ends.
            }
        }
    }

    private UnderstudyMessage Welcome(string name) =>
        _client is not null && !failover.IsActive ? new RefusalMessage("it is an understudy itself. Follow its leader.")
        : failover.IsConnected && name != _peer ? new RefusalMessage($"it has the understudy {_peer} already. Stop that one first.")
        : new WelcomeMessage(Environment.MachineName, "", session.Id, time.GetElapsedTime(start.Timestamp), _libraryHash.Value, factory.NetworkHashes);

    private async Task FollowAsync(UnderstudyClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var attempt = await TryConnectAsync(client, stop);
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
    private async Task<ConnectionAttempt?> TryConnectAsync(UnderstudyClient client, CancellationToken stop)
    {
        try
        {
            return await client.ConnectAsync(stop);
        }
        catch (UnderstudyException e)
        {
            LogRefused(_refusals, e.Message);
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
        Attach(connection);
        try
        {
            while (await connection.ReceiveAsync(stop) is { } message)
            {
                Handle(message, connection);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The show ends.
        }
        finally
        {
            Detach(connection);
        }
    }

    private void Attach(UnderstudyConnection connection)
    {
        lock (_lock)
        {
            _connection?.Dispose();
            (_connection, _peer) = (connection, connection.Peer);
            failover.SetConnected(true);
            SendSnapshot();
        }

        LogConnected(connection.Peer);
    }

    private void Detach(UnderstudyConnection connection)
    {
        lock (_lock)
        {
            if (_connection != connection)
            {
                return;
            }

            _connection = null;
            failover.SetConnected(false);
        }

        if (!lifetime.ApplicationStopping.IsCancellationRequested)
        {
            LogDisconnected(connection.Peer);
        }
    }

    private void Handle(UnderstudyMessage message, UnderstudyConnection connection)
    {
        switch (message)
        {
            case BeatMessage beat:
                failover.Hear(beat.Beat);
                if (beat is { Beat.IsActive: true, Positions: { } positions })
                {
                    followed.Apply(positions);
                }

                break;
            case SnapshotMessage snapshot when snapshot.Session == session.Id:
                followed.Apply(snapshot);
                break;
            case ControlsMessage controls:
                followed.Apply(controls.Controls);
                break;
            case SelectionMessage selection:
                followed.Apply(selection.Selection);
                break;
            case PaintingMessage painting:
                followed.Apply(painting.Painting);
                break;
            case RequestMessage when failover.TryYield():
                lock (_lock)
                {
                    connection.TrySend(CreateSnapshot());
                    connection.TrySend(new YieldMessage());
                }

                break;
            case YieldMessage:
                failover.TakeOver();
                break;
            case EndMessage:
                failover.HandleEnd();
                LogEnded(connection.Peer);
                break;
            default:
                break;
        }
    }

    private void HandleTakeover()
    {
        followed.End();
        lock (_lock)
        {
            SendSnapshot();
        }

        LogTookOver(Leader);
    }

    private void HandleReplaced()
    {
        followed.Begin();
        LogReplaced(Leader);
    }

    private void SendSnapshot()
    {
        if (failover.IsActive)
        {
            _connection?.TrySend(CreateSnapshot());
        }
    }

    private SnapshotMessage CreateSnapshot() => new(session.Id, SentControl.AllOf(_state), _memory.Excerpts, _memory.Paintings);

    // A show that ends because something failed is one that the understudy must continue.
    private void SendEnd()
    {
        if (services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true }))
        {
            return;
        }

        lock (_lock)
        {
            if (failover.IsActive)
            {
                _connection?.TrySend(new EndMessage());
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "'understudy: listen': the port of {Listen} cannot be opened: {Reason}. PaintSound tries again.")]
    private partial void LogPort(string listen, string reason);

    [LoggerMessage(LogLevel.Information, "Understudy: connected with {Peer}.")]
    private partial void LogConnected(string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: the connection with {Peer} is lost.")]
    private partial void LogDisconnected(string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "Understudy: {Peer} has ended its show. This worker sends nothing until somebody presses Take over on its page.")]
    private partial void LogEnded(string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: this worker took over from {Peer}, and sends.")]
    private partial void LogTookOver(string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: {Peer} took over. This worker sends nothing, and never returns by itself. To return, press Take over on its page.")]
    private partial void LogReplaced(string peer);
}

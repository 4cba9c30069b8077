using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Messages;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Following;

/// <summary>One of two workers for one show: gives signs of life, watches those of the other one, and switches between following and sending.</summary>
/// <param name="failover">Decides which worker sends.</param>
/// <param name="link">Tells the other worker what it must know.</param>
/// <param name="connections">Connects with the other worker.</param>
/// <param name="followed">Keeps this performance equal to the other one.</param>
/// <param name="description">Says what this worker does.</param>
/// <param name="modulations">The modulations of the show.</param>
/// <param name="web">The pages that show what this worker does.</param>
/// <param name="services">Tells at the end whether the performance failed.</param>
/// <param name="lifetime">The end of the performance.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class UnderstudyService(
    FailoverState failover,
    PeerLink link,
    PeerConnections connections,
    FollowedPerformance followed,
    UnderstudyDescription description,
    ModulationService modulations,
    WebService web,
    IServiceProvider services,
    IHostApplicationLifetime lifetime,
    ILogger<UnderstudyService> logger,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _end = new();

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        failover.TookOver += HandleTakeover;
        failover.Replaced += HandleReplaced;
        web.Pages.TakeoverRequested += RequestTakeover;
        lifetime.ApplicationStopping.Register(SendEnd);
        if (!failover.IsActive)
        {
            followed.Begin();
        }

        // Threads of the pool can be late on a busy computer; a late beat would look like a failure.
        new Thread(Beat) { IsBackground = true, Name = "Understudy", Priority = ThreadPriority.AboveNormal }.Start();
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
        base.Dispose();
    }

    /// <summary>Lets this worker send: asks the other one to stop, and takes over if it does not answer.</summary>
    public async Task TakeOverAsync()
    {
        if (failover.IsActive)
        {
            return;
        }

        link.Send(new RequestMessage());
        for (var asked = time.GetTimestamp(); failover is { IsConnected: true, IsActive: false } && time.GetElapsedTime(asked) < RequestTimeout;)
        {
            await Task.Delay(TickInterval, time);
        }

        failover.TakeOver();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => connections.RunAsync(stoppingToken);

    private void Beat()
    {
        UnderstudyDto? shown = null;
        while (!_end.Wait(TickInterval))
        {
            failover.Tick();
            link.Send(new BeatMessage(failover.NextBeat(), failover.IsActive ? modulations.Positions : null));
            if (description.ToDto() is var present && present != shown)
            {
                web.Pages.SetUnderstudy(shown = present);
            }
        }
    }

    private void RequestTakeover() => _ = TakeOverAsync();

    private void HandleTakeover()
    {
        followed.End();
        link.SendSnapshot();
        LogTookOver(description.Other);
    }

    private void HandleReplaced()
    {
        followed.Begin();
        LogReplaced(description.Other);
    }

    // A show that ends because something failed is one that the understudy must continue.
    private void SendEnd()
    {
        if (failover.IsActive && !services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true }))
        {
            link.Send(new EndMessage());
        }
    }

    [LoggerMessage(LogLevel.Warning, "Understudy: this worker took over from {Peer}, and sends.")]
    private partial void LogTookOver(string peer);

    [LoggerMessage(LogLevel.Warning, "Understudy: {Peer} took over. This worker sends nothing, and never returns by itself. To return, press Take over on its page.")]
    private partial void LogReplaced(string peer);
}

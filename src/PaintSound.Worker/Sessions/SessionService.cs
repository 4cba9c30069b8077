using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Perception;
using PaintSound.Performance.Pipeline;
using PaintSound.Session.Access;
using PaintSound.Session.Client;
using PaintSound.Session.Decisions;
using PaintSound.Session.Messages;
using PaintSound.Worker.Following;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Sessions;

/// <summary>
/// This worker's part in a session: sends what it perceives, uses what the others perceive, and takes over what the host decides. While it is apart, it selects for its own artist.
/// </summary>
/// <param name="settings">The settings of the session.</param>
/// <param name="site">This worker in the session.</param>
/// <param name="remote">The sources of the other sites.</param>
/// <param name="sending">What the host tells.</param>
/// <param name="followed">Keeps the controls equal to the host's.</param>
/// <param name="pipeline">Gets the performance.</param>
/// <param name="control">The controls of this worker.</param>
/// <param name="logger">Receives messages.</param>
/// <param name="loggers">Creates the logger of the connection.</param>
/// <param name="time">The session clock.</param>
/// <param name="host">The hub on this computer; null at a site that joins.</param>
internal sealed partial class SessionService(
    SessionSettings settings,
    SessionSite site,
    RemoteSources remote,
    SessionOutput sending,
    FollowedPerformance followed,
    Func<PerformancePipeline> pipeline,
    ShowControl control,
    ILogger<SessionService> logger,
    ILoggerFactory loggers,
    TimeProvider time,
    SessionHostService? host = null) : BackgroundService
{
    private readonly ControlValues _controls = new();
    private SessionClient? _client;
    private long _started;

    private bool IsHost => site.Role == SessionRole.Host;

    /// <summary>What this worker does, in a sentence.</summary>
    public string Text =>
        site.HasOtherContent ? "Apart: the host has another library or other networks. Copy its library folder to this computer, install the same version, and start again."
        : !site.IsTogether ? IsHost ? "Apart: the hub does not answer." : $"Apart: the host does not answer. This site selects for its own artist. PaintSound tries again."
        : IsHost ? $"Together: {Math.Max(0, site.Sites.Count(other => other.IsConnected) - 1)} other sites are connected. This site decides."
        : "Together: the host decides.";

    /// <summary>True while the sites are together.</summary>
    public bool IsTogether => site.IsTogether;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        site.Due += Follow;
        site.ControlsReceived += SetControls;
        site.PerceptionReceived += remote.Receive;
        site.TogetherChanged += HandleTogether;
        site.Heard += HandleChat;
        site.WasRefused += HandleRefusal;
        pipeline().LaunchesFollowed = true;
        pipeline().Perceived = HandlePerceived;
        remote.Begin();
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        site.Dispose();
        if (_client is { } client && time.GetElapsedTime(_started).TotalSeconds is var seconds and > 0)
        {
            LogTraffic(KilobitsPerSecond(client.Traffic.Sent, seconds), KilobitsPerSecond(client.Traffic.Received, seconds));
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _started = time.GetTimestamp();
        _client = new SessionClient(settings.Join ?? host!.OwnLink, Environment.MachineName, site, loggers.CreateLogger<SessionClient>(), time);
        return _client.RunAsync(stoppingToken);
    }

    private static double KilobitsPerSecond(long bytes, double seconds) => Math.Round(bytes * 8 / 1000.0 / seconds, 1);

    private void HandlePerceived(SitePerception perception)
    {
        remote.Watch();
        sending.SendControls();
        if (remote.Own(perception, isOwn: true) is var own && own != SitePerception.None)
        {
            site.Send(own);
        }
    }

    // The clocks of the performances began at different times. Here, a selection is made when it is taken over; those before keep their distance to the last.
    private void Follow(DueDecisions due)
    {
        var now = pipeline().Now;
        foreach (var excerpt in due.Excerpts)
        {
            pipeline().Follow(excerpt with { At = now - (due.Excerpts[^1].At - excerpt.At) });
        }

        foreach (var painting in due.Paintings)
        {
            pipeline().Follow(painting with { At = now - (due.Paintings[^1].At - painting.At) });
        }
    }

    private void SetControls(ControlsMessage message)
    {
        if (IsHost)
        {
            control.Replace(Core.Control.SentControl.Apply(control.State, message.Controls));
            return;
        }

        _controls.Apply(message);
        followed.Apply(_controls.All);
    }

    private void HandleTogether(bool isTogether)
    {
        if (!IsHost && isTogether)
        {
            followed.Begin();
            followed.Apply(_controls.All);
        }
        else if (!IsHost)
        {
            followed.End();
        }

        LogState(Text.TrimEnd('.'));
    }

    private void HandleChat(ChatMessage message) => LogChat(message.From, message.Text);

    private void HandleRefusal(string reason) => LogRefused(reason);

    [LoggerMessage(LogLevel.Information, "Session: {Sent} kbit/s sent, {Received} kbit/s received.")]
    private partial void LogTraffic(double sent, double received);

    [LoggerMessage(LogLevel.Information, "Session: {Text}.")]
    private partial void LogState(string text);

    [LoggerMessage(LogLevel.Information, "Session: {From} says: {Text}")]
    private partial void LogChat(string from, string text);

    [LoggerMessage(LogLevel.Warning, "Session: the hub refused a message of this site: {Reason}")]
    private partial void LogRefused(string reason);
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Link;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting;

/// <summary>Follows the Link session in the network during a performance.</summary>
/// <param name="settings">The time signature.</param>
/// <param name="logger">Receives messages about the network.</param>
/// <param name="time">The session clock.</param>
internal sealed class LinkService(BeatSettings settings, ILogger<LinkConnection> logger, TimeProvider time) : BackgroundService
{
    /// <summary>The beat of the session.</summary>
    public LinkConnection Connection { get; } = new(settings.Signature, logger, time);

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Connection.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Connection.RunAsync(stoppingToken);
}

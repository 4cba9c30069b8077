using Microsoft.Extensions.Hosting;

namespace PaintSound.Session.Server;

/// <summary>Ignores signals: the performance decides when the server stops.</summary>
internal sealed class PassiveLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

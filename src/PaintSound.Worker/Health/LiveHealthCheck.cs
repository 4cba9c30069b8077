using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Core.Sources;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Health;

/// <summary>Checks the connection to Ableton Live. The show continues without Live.</summary>
/// <param name="live">The connection.</param>
internal sealed class LiveHealthCheck(LiveService live) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        live.State != SourceState.Running ? HealthCheckResult.Degraded(live.Problem ?? $"{live.State}: Live does not answer through {live.Connection}.")
        : live.Latency is null ? HealthCheckResult.Healthy($"Launches are sent through {live.Connection}.")
        : HealthCheckResult.Healthy($"Live answers through {live.Connection}."));
}

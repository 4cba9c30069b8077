using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Health;

/// <summary>Checks that sACN and Art-Net are sent. The show continues without them. Whether a node receives them cannot be seen.</summary>
/// <param name="lights">Sends them.</param>
internal sealed class LightHealthCheck(LightService lights) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var universes = string.Join(", ", lights.Universes);
        return Task.FromResult(lights.Problem is { } problem
            ? HealthCheckResult.Degraded($"Not sent: {universes}: {problem}. PaintSound retries.")
            : HealthCheckResult.Healthy($"Sent: {universes}."));
    }
}

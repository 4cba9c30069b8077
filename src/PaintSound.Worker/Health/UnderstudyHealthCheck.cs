using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Following;

namespace PaintSound.Worker.Health;

/// <summary>Checks whether two workers stand by for each other. The show continues with one.</summary>
/// <param name="understudy">Says what this worker does.</param>
internal sealed class UnderstudyHealthCheck(UnderstudyDescription understudy) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        understudy.IsReady ? HealthCheckResult.Healthy(understudy.Text) : HealthCheckResult.Degraded(understudy.Text));
}

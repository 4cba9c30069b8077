using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Following;

namespace PaintSound.Worker.Health;

/// <summary>Checks whether two workers stand by for each other. The show continues with one.</summary>
/// <param name="understudy">The connection to the other worker.</param>
internal sealed class UnderstudyHealthCheck(UnderstudyService understudy) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        understudy.IsReady ? HealthCheckResult.Healthy(understudy.Description) : HealthCheckResult.Degraded(understudy.Description));
}

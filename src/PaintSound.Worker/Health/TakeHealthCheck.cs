using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Health;

/// <summary>Checks whether the performance is recorded. A show continues without, so it is then degraded.</summary>
/// <param name="takes">Records.</param>
internal sealed class TakeHealthCheck(TakeService takes) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var recorder = takes.Recorder;
        return Task.FromResult(
            recorder.Failure is { } reason ? HealthCheckResult.Degraded($"The recording has ended: {reason}.")
            : recorder.Lost > 0 ? HealthCheckResult.Degraded($"{recorder.Lost} records of the take are missing: the disk was too slow.")
            : HealthCheckResult.Healthy($"Records to {recorder.Folder}."));
    }
}

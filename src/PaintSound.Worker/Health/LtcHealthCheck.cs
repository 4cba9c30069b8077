using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Health;

/// <summary>Checks the sound output of linear timecode. The show continues without it.</summary>
/// <param name="ltc">Has the output.</param>
internal sealed class LtcHealthCheck(LtcService ltc) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        ltc.Problem is { } problem
            ? HealthCheckResult.Degraded($"No timecode goes out on {ltc.OutputName}: {problem}. PaintSound retries.")
            : HealthCheckResult.Healthy($"Timecode goes out on {ltc.OutputName}."));
}

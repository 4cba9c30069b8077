using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Health;

/// <summary>
/// Checks that events reach the outputs. An output that failed and is disabled makes the show degraded; an output that has not returned
/// for two seconds holds up all others and makes it unhealthy.
/// </summary>
/// <param name="pipeline">Gets the performance.</param>
internal sealed class OutputHealthCheck(Func<PerformancePipeline> pipeline) : IHealthCheck
{
    /// <summary>The last delivery may be this old. Events are delivered at least 50 times per second.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(pipeline()));

    private static HealthCheckResult Check(PerformancePipeline pipeline) =>
        pipeline.Status.SinceDelivery is not { } age ? HealthCheckResult.Degraded("No event has been delivered yet.")
        : age > Limit ? HealthCheckResult.Unhealthy(string.Create(
            CultureInfo.InvariantCulture, $"No event has been delivered for {age.TotalSeconds:0.0} s: an output does not return."))
        : pipeline.DisabledOutputs is { Count: > 0 } disabled ? HealthCheckResult.Degraded($"Failed and disabled: {string.Join(", ", disabled)}. The log has the reason.")
        : HealthCheckResult.Healthy("All outputs take events.");
}

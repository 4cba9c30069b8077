using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Health;

/// <summary>Checks that perception steps run: the last one is not older than two seconds, eight times the interval.</summary>
/// <param name="pipeline">Gets the performance.</param>
internal sealed class StepHealthCheck(Func<PerformancePipeline> pipeline) : IHealthCheck
{
    /// <summary>The last step may be this old.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        pipeline().Status.SinceStep is not { } age ? HealthCheckResult.Degraded("The first perception step has not run yet.")
        : age > Limit ? HealthCheckResult.Unhealthy(string.Create(CultureInfo.InvariantCulture, $"No perception step has ended for {age.TotalSeconds:0.0} s."))
        : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"The last perception step ended {age.TotalSeconds:0.0} s ago.")));
}

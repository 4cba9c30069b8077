using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Health;

/// <summary>
/// Checks the state of one source. A show continues without a source, so a lost source makes it degraded; if all sources are lost, it is
/// unhealthy.
/// </summary>
/// <param name="pipeline">Gets the performance.</param>
/// <param name="source">The source.</param>
/// <param name="all">All sources of the show.</param>
internal sealed class SourceHealthCheck(Func<PerformancePipeline> pipeline, SourceKind source, IReadOnlyList<SourceKind> all) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check(pipeline().Status));

    private HealthCheckResult Check(PipelineStatus status)
    {
        if (status.GetReport(source) is not { } report)
        {
            return HealthCheckResult.Degraded("The source has not started yet.");
        }

        var sentence = $"{report.State}: {report.Detail}";
        return report.State == SourceState.Running ? HealthCheckResult.Healthy(sentence)
            : all.All(other => status.GetReport(other)?.State is SourceState.Lost or SourceState.Retrying) ? HealthCheckResult.Unhealthy(sentence)
            : HealthCheckResult.Degraded(sentence);
    }
}

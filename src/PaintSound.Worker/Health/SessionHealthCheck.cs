using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Worker.Sessions;

namespace PaintSound.Worker.Health;

/// <summary>Checks whether the sites of a session are together. The show continues at each of them.</summary>
/// <param name="session">This worker's part in the session.</param>
internal sealed class SessionHealthCheck(SessionService session) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        session.IsTogether ? HealthCheckResult.Healthy(session.Text) : HealthCheckResult.Degraded(session.Text));
}

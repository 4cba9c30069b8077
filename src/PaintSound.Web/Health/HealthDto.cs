namespace PaintSound.Web.Health;

/// <summary>The answer of <c>GET /health</c>.</summary>
/// <param name="Status">The worst status of all checks: <c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Checks">The result of each check; null if the caller is not an operator.</param>
public sealed record HealthDto(string Status, IReadOnlyList<HealthCheckDto>? Checks);

namespace PaintSound.Web.Health;

/// <summary>The result of one health check.</summary>
/// <param name="Name">The name of the check.</param>
/// <param name="Status"><c>Healthy</c>, <c>Degraded</c> or <c>Unhealthy</c>.</param>
/// <param name="Description">The reason, a sentence for a person.</param>
public sealed record HealthCheckDto(string Name, string Status, string Description);

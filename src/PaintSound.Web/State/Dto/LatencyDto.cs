namespace PaintSound.Web.State.Dto;

/// <summary>The latency of a connection.</summary>
/// <param name="Connection">The name of the connection.</param>
/// <param name="Median">The median of the latest answers in milliseconds.</param>
/// <param name="P95">The 95th percentile of the latest answers in milliseconds.</param>
public sealed record LatencyDto(string Connection, double Median, double P95);

namespace PaintSound.Worker.Metrics;

/// <summary>The latency of a connection.</summary>
/// <param name="Connection">The name of the connection, such as <c>Live</c>.</param>
/// <param name="Median">The median of the latest answers.</param>
/// <param name="P95">The 95th percentile of the latest answers.</param>
internal sealed record ConnectionLatency(string Connection, TimeSpan Median, TimeSpan P95);

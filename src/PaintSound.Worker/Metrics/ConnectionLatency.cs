namespace PaintSound.Worker.Metrics;

/// <summary>How fast a connection answers.</summary>
/// <param name="Connection">What a person calls the other side, such as <c>Live</c>.</param>
/// <param name="Median">Half of the last answers came within this time.</param>
/// <param name="P95">95 of 100 answers came within this time.</param>
internal sealed record ConnectionLatency(string Connection, TimeSpan Median, TimeSpan P95);

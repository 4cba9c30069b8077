namespace PaintSound.Worker.Metrics;

/// <summary>Measures the latency of a connection. Thread-safe.</summary>
internal interface ILatencySource
{
    /// <summary>The latency of the last answers; null if nothing has answered yet.</summary>
    ConnectionLatency? Latency { get; }
}

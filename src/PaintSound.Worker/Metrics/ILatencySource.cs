namespace PaintSound.Worker.Metrics;

/// <summary>Measures how fast a connection answers. Read from any thread.</summary>
internal interface ILatencySource
{
    /// <summary>The latency of the last answers; null if nothing has answered yet.</summary>
    ConnectionLatency? Latency { get; }
}

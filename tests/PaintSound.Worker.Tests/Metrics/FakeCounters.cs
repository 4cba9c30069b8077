using PaintSound.Osc.Output;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Tests.Metrics;

/// <summary>The counters that a test sets.</summary>
internal sealed class FakeCounters : ILossSource, ILatencySource, IOscTraffic
{
    public IEnumerable<Loss> Losses { get; set; } = [];

    public ConnectionLatency? Latency { get; set; }

    public IEnumerable<OscDestination> Destinations { get; set; } = [];
}

using PaintSound.Osc.Output;

namespace PaintSound.Worker.Metrics;

/// <summary>Counts OSC messages by target. Thread-safe.</summary>
internal interface IOscTraffic
{
    /// <summary>The targets and their counters; empty before the start.</summary>
    IEnumerable<OscDestination> Destinations { get; }
}

using PaintSound.Osc.Output;

namespace PaintSound.Worker.Metrics;

/// <summary>Sends OSC and counts for each target. Read from any thread.</summary>
internal interface IOscTraffic
{
    /// <summary>The targets and their counters; empty before the start.</summary>
    IEnumerable<OscDestination> Destinations { get; }
}

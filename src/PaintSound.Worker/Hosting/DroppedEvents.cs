using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Hosting;

/// <summary>Counts the events that the performance dropped.</summary>
internal sealed class DroppedEvents(PerformancePipeline pipeline) : ILossSource
{
    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => [new(pipeline.Dropped, "events were dropped because an output was too slow")];
}

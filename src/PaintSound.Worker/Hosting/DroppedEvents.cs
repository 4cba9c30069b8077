using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Hosting;

/// <summary>Counts the events that the performance dropped.</summary>
/// <param name="pipeline">Gets the performance, after the services before it have started.</param>
internal sealed class DroppedEvents(Func<PerformancePipeline> pipeline) : ILossSource
{
    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => [new(LossKind.EventDropped, pipeline().Dropped)];
}

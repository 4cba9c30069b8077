using PaintSound.Core.Control;
using PaintSound.Core.Events;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>How long the perception steps took. Thread-safe.</summary>
internal sealed class StepTimes : IPerformanceOutput
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _took = [];

    /// <summary>All steps until now.</summary>
    public List<TimeSpan> Took
    {
        get
        {
            lock (_lock)
            {
                return [.. _took];
            }
        }
    }

    public void OnStep(StepReport report)
    {
        lock (_lock)
        {
            _took.Add(report.Duration);
        }
    }
}

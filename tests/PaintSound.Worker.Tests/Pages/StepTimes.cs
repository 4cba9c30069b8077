using PaintSound.Core.Control;
using PaintSound.Core.Events;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>Records the durations of the perception steps. Thread-safe.</summary>
internal sealed class StepTimes : IPerformanceOutput
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _durations = [];

    /// <summary>The durations of all steps so far.</summary>
    public List<TimeSpan> Durations
    {
        get
        {
            lock (_lock)
            {
                return [.. _durations];
            }
        }
    }

    public void OnStep(StepReport report)
    {
        lock (_lock)
        {
            _durations.Add(report.Duration);
        }
    }
}

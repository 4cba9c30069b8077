using System.Diagnostics.Metrics;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Metrics;

/// <summary>Measures the perception steps. Recording allocates nothing.</summary>
public sealed class StepMetrics
{
    /// <summary>The instrument of the step time.</summary>
    public const string DurationName = "paintsound.step.duration";

    /// <summary>The instrument of the steps that were too slow.</summary>
    public const string DelayedName = "paintsound.step.delayed";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _delayed;

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates the meter.</param>
    public StepMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(PerformanceMeter.Name);
        _duration = meter.CreateHistogram(
            DurationName,
            "s",
            "Time that one perception step took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1] });
        _delayed = meter.CreateCounter<long>(DelayedName, "{step}", "Steps that took longer than 250 ms, so that the next step began late.");
    }

    /// <summary>Records one step.</summary>
    /// <param name="duration">How long the step took.</param>
    public void Record(TimeSpan duration)
    {
        _duration.Record(duration.TotalSeconds);
        if (duration > PerformancePipeline.StepLength)
        {
            _delayed.Add(1);
        }
    }
}

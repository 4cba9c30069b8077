using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using PaintSound.Performance.Metrics;

namespace PaintSound.Performance.Tests.Metrics;

public sealed class StepMetricsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MetricCollector<double> _durations;
    private readonly MetricCollector<long> _delayed;
    private readonly StepMetrics _metrics;

    public StepMetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _durations = new MetricCollector<double>(meters, PerformanceMeter.Name, StepMetrics.DurationName);
        _delayed = new MetricCollector<long>(meters, PerformanceMeter.Name, StepMetrics.DelayedName);
        _metrics = new StepMetrics(meters);
    }

    [Fact]
    public void A_step_is_recorded_in_seconds_and_one_that_is_longer_than_the_interval_delays_the_next()
    {
        foreach (var milliseconds in new[] { 8.0, 250, 250.1, 900 })
        {
            _metrics.Record(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.Equal([0.008, 0.25, 0.2501, 0.9], _durations.GetMeasurementSnapshot().Select(measured => measured.Value));
        Assert.Equal(2, _delayed.GetMeasurementSnapshot().EvaluateAsCounter());
    }

    [Fact]
    public void Recording_allocates_nothing()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new StepMetrics(services.GetRequiredService<IMeterFactory>());
        Assert.Equal(0, Allocation.OfSteady(() => metrics.Record(TimeSpan.FromSeconds(1))));
    }

    public void Dispose()
    {
        _durations.Dispose();
        _delayed.Dispose();
        _services.Dispose();
    }
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Osc.Output;
using PaintSound.Performance.Metrics;
using PaintSound.Web.State.Dto;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Tests.Metrics;

/// <summary>Checks that the operator page gets the values of the instruments.</summary>
public sealed class MetricsCollectorTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeCounters _counters = new();
    private readonly MetricsService _service;
    private readonly MetricsCollector _collector;
    private readonly StepMetrics _steps;

    public MetricsCollectorTests()
    {
        _collector = new MetricsCollector(Meters, _clock);
        _steps = new StepMetrics(Meters);
        _service = new MetricsService(Meters, [_counters], [_counters], [_counters]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    [Fact]
    public async Task There_are_no_values_before_the_first_measurement()
    {
        await _service.StartAsync(Stop);
        AssertValues(new PerformanceDto(null, null, 0, 0, null, [], []));
    }

    [Fact]
    public async Task Steps_are_those_of_the_last_minute_and_counts_those_since_the_start()
    {
        await _service.StartAsync(Stop);
        foreach (var milliseconds in new[] { 300, 8, 10, 12 })
        {
            _steps.Record(TimeSpan.FromMilliseconds(milliseconds));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        AssertValues(new PerformanceDto(12, 300, 1, 0, null, [], []));
        _clock.Advance(TimeSpan.FromSeconds(57));
        AssertValues(new PerformanceDto(10, 12, 1, 0, null, [], []));
    }

    [Fact]
    public async Task Losses_are_counted_once_each_and_only_those_that_happened_are_listed()
    {
        await _service.StartAsync(Stop);
        _counters.Losses =
        [
            new(LossKind.EventDropped, 4), new(LossKind.LaunchLate, 0), new(LossKind.NoteLate, 0),
            new(LossKind.OscNotSent, 7, "127.0.0.1:9000"), new(LossKind.OscNotSent, 0, "127.0.0.1:9001"),
        ];
        AssertValues(new PerformanceDto(null, null, 0, 4, 0, [], [new LossDto(7, "messages did not reach 127.0.0.1:9000")]));
        _counters.Losses = [new(LossKind.EventDropped, 5), new(LossKind.LaunchLate, 2)];
        AssertValues(new PerformanceDto(null, null, 0, 5, 2, [], []));
    }

    [Fact]
    public async Task Every_connection_that_answers_has_its_latency()
    {
        await _service.StartAsync(Stop);
        _counters.Latency = new ConnectionLatency("Live", TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(9));
        AssertValues(new PerformanceDto(null, null, 0, 0, null, [new LatencyDto("Live", 2, 9)], []));
        _counters.Latency = null;
        Assert.Empty(_collector.Collect().Latencies);
    }

    [Fact]
    public async Task Sent_messages_are_counted_by_target_even_if_two_outputs_use_it()
    {
        using var first = await OscSender.OpenAsync([new OscTarget("127.0.0.1", 9)], NullLogger<OscSender>.Instance, TimeProvider.System, Stop);
        using var second = await OscSender.OpenAsync([new OscTarget("127.0.0.1", 9)], NullLogger<OscSender>.Instance, TimeProvider.System, Stop);
        _counters.Destinations = [.. first.Destinations, .. second.Destinations];
        using var sent = new MetricCollector<long>(Meters, PerformanceMeter.Name, MetricsService.OscSentName);
        await _service.StartAsync(Stop);
        sent.RecordObservableInstruments();
        var measured = Assert.Single(sent.GetMeasurementSnapshot());
        Assert.Equal((0L, first.Destinations[0].Target.ToString()), (measured.Value, measured.Tags[MetricsService.TargetTag]));
    }

    [Fact]
    public async Task After_the_end_the_counters_are_not_read()
    {
        await _service.StartAsync(Stop);
        await _service.StopAsync(Stop);
        _counters.Losses = [new(LossKind.EventDropped, 4)];
        AssertValues(new PerformanceDto(null, null, 0, 0, null, [], []));
    }

    [Fact]
    public async Task Instruments_of_another_performance_in_the_process_are_ignored()
    {
        await _service.StartAsync(Stop);
        await using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();
        new StepMetrics(others.GetRequiredService<IMeterFactory>()).Record(TimeSpan.FromSeconds(1));
        Assert.Null(_collector.Collect().StepSlowest);
    }

    [Fact]
    public async Task Reports_once_per_second()
    {
        await _service.StartAsync(Stop);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reports = 0;
        var run = _collector.RunAsync(_ => Interlocked.Increment(ref reports), end.Token);
        for (var second = 1; second <= 3; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            while (Volatile.Read(ref reports) < second)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
            }
        }

        await end.CancelAsync();
        await run;
        Assert.Equal(3, reports);
    }

    public void Dispose()
    {
        _collector.Dispose();
        _services.Dispose();
    }

    // Records compare lists by reference.
    private void AssertValues(PerformanceDto expected)
    {
        var values = _collector.Collect();
        Assert.Equal(expected.Latencies, values.Latencies);
        Assert.Equal(expected.Losses, values.Losses);
        Assert.Equal(expected with { Latencies = values.Latencies, Losses = values.Losses }, values);
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Core.Brush;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.Tests;
using PaintSound.Worker.Health;

namespace PaintSound.Worker.Tests.Health;

public sealed class HealthCheckTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PipelineFixture _fixture;

    public HealthCheckTests() => _fixture = new PipelineFixture(_clock);

    private PerformancePipeline Pipeline => _fixture.Pipeline;

    [Fact]
    public async Task Steps_are_unhealthy_if_the_last_one_is_older_than_two_seconds()
    {
        var steps = new StepHealthCheck(() => Pipeline);
        await AssertAsync(steps, HealthStatus.Degraded, "The first perception step has not run yet.");
        Pipeline.Step();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await AssertAsync(steps, HealthStatus.Healthy, "The last perception step ended 2.0 s ago.");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AssertAsync(steps, HealthStatus.Unhealthy, "No perception step has ended for 3.0 s.");
        Pipeline.Step();
        await AssertAsync(steps, HealthStatus.Healthy, "The last perception step ended 0.0 s ago.");
    }

    [Fact]
    public async Task A_source_that_does_not_run_degrades_the_show_and_only_the_loss_of_all_makes_it_unhealthy()
    {
        SourceKind[] all = [SourceKind.Brush, SourceKind.Canvas];
        var brush = new SourceHealthCheck(() => Pipeline, SourceKind.Brush, all);
        await AssertAsync(brush, HealthStatus.Degraded, "The source has not started yet.");
        foreach (var (state, other, expected) in new[]
        {
            (SourceState.Running, SourceState.Lost, HealthStatus.Healthy), (SourceState.Stale, SourceState.Lost, HealthStatus.Degraded),
            (SourceState.Lost, SourceState.Running, HealthStatus.Degraded), (SourceState.Retrying, SourceState.Stale, HealthStatus.Degraded),
            (SourceState.Lost, SourceState.Lost, HealthStatus.Unhealthy), (SourceState.Retrying, SourceState.Lost, HealthStatus.Unhealthy),
        })
        {
            Pipeline.Report(new SourceReport(SourceKind.Brush, state, "A sentence."));
            Pipeline.Report(new SourceReport(SourceKind.Canvas, other, "Another."));
            await AssertAsync(brush, expected, $"{state}: A sentence.");
        }
    }

    [Fact]
    public async Task Outputs_are_unhealthy_if_one_does_not_return()
    {
        var outputs = new OutputHealthCheck(() => Pipeline);
        await AssertAsync(outputs, HealthStatus.Degraded, "No event has been delivered yet.");
        Pipeline.DeliverEvents();
        await AssertAsync(outputs, HealthStatus.Healthy, "All outputs take events.");
        _clock.Advance(TimeSpan.FromSeconds(2.5));
        await AssertAsync(outputs, HealthStatus.Unhealthy, "No event has been delivered for 2.5 s: an output does not return.");
    }

    [Fact]
    public async Task An_output_that_failed_degrades_the_show()
    {
        using var fixture = new PipelineFixture(_clock, outputs: [new Failing()]);
        fixture.Pipeline.OnFeatures(new BrushFeatures(1, 1, 1, 0));
        fixture.Pipeline.DeliverEvents();
        await AssertAsync(
            new OutputHealthCheck(() => fixture.Pipeline), HealthStatus.Degraded, "Failed and disabled: a failing output. The log has the reason.");
    }

    public void Dispose() => _fixture.Dispose();

    private static async Task AssertAsync(IHealthCheck check, HealthStatus status, string sentence)
    {
        var result = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal((status, sentence), (result.Status, result.Description));
    }

    private sealed class Failing : IPerformanceOutput
    {
        public string Name => "a failing output";

        public void OnBrush(in BrushFeatures gesture) => throw new InvalidOperationException("It fails.");
    }
}

using Microsoft.Extensions.DependencyInjection;
using PaintSound.Core.Scheduling;
using PaintSound.Performance.Metrics;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;

namespace PaintSound.Performance.Tests;

/// <summary>A service that runs a pipeline in real time, with what the host gives it.</summary>
internal sealed class RealTimeFixture : IDisposable
{
    public RealTimeFixture(PipelineFixture fixture, PerformanceInputs inputs, TimeProvider time, IThreadPriority? priority = null) => Service = new RealTimePerformanceService(
        () => fixture.Pipeline, () => inputs, Lifetime, ActivatorUtilities.CreateInstance<StepMetrics>(Services), time, priority);

    public TestApplicationLifetime Lifetime { get; } = new();

    public ServiceProvider Services { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public RealTimePerformanceService Service { get; }

    public void Dispose()
    {
        Service.Dispose();
        Services.Dispose();
        Lifetime.Dispose();
    }
}

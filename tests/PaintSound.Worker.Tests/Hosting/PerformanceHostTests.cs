using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Worker.Hosting;

namespace PaintSound.Worker.Tests.Hosting;

/// <summary>A performance that is stopped ends in order, at whatever moment.</summary>
public sealed class PerformanceHostTests
{
    [Fact]
    public async Task A_performance_that_is_stopped_while_it_starts_ends_in_order_and_stops_what_has_started()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var first = new FirstService();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService(_ => first);
        builder.Services.AddHostedService(_ => new SlowService(stop));
        builder.Services.AddHostedService<WorkService>();
        await PerformanceHost.RunAsync(builder.Build(), LogLevel.Debug, stop.Token);
        Assert.True(first.HasStopped);
    }

    [Fact]
    public async Task An_error_while_it_starts_is_not_hidden()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddHostedService<BrokenService>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => PerformanceHost.RunAsync(builder.Build(), LogLevel.Debug, TestContext.Current.CancellationToken));
    }

    private sealed class FirstService : IHostedService
    {
        public bool HasStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            HasStopped = true;
            return Task.CompletedTask;
        }
    }

    private sealed class SlowService(CancellationTokenSource stop) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class WorkService : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken);
    }

    private sealed class BrokenService : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("It is broken.");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

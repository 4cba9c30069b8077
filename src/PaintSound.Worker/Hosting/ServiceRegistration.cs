using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Beat;
using PaintSound.Core.Events;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting.Inputs;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Hosting;

/// <summary>Extension methods with which <see cref="Composition"/> registers services.</summary>
internal static class ServiceRegistration
{
    private static readonly Type[] MetricContracts = [typeof(ILossSource), typeof(ILatencySource), typeof(IOscTraffic)];

    /// <summary>Adds a hosted service that other services can resolve by its own type.</summary>
    public static IServiceCollection AddService<T>(this IServiceCollection services, Func<IServiceProvider, T>? create = null)
        where T : class, IHostedService
    {
        services.AddSingleton(create ?? (provider => ActivatorUtilities.CreateInstance<T>(provider)));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<T>());
        foreach (var contract in MetricContracts.Where(contract => typeof(T).IsAssignableTo(contract)))
        {
            services.AddSingleton(contract, provider => provider.GetRequiredService<T>());
        }

        return services;
    }

    /// <summary>Adds an output. It is created with the performance, after the services before it have started.</summary>
    public static IServiceCollection AddOutput(this IServiceCollection services, Func<IServiceProvider, IPerformanceOutput> create) =>
        services.AddSingleton(new OutputRegistration(create));

    /// <summary>Adds outputs that exist already.</summary>
    public static IServiceCollection AddOutputs(this IServiceCollection services, IReadOnlyList<IPerformanceOutput> outputs)
    {
        foreach (var output in outputs)
        {
            services.AddOutput(_ => output);
        }

        return services;
    }

    /// <summary>Adds the performance, created on the first call of the registered <c>Func</c>, with the outputs in the order of their registration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="hasMusic">True if the show has music.</param>
    /// <param name="calibration">The calibration of the stage.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, bool hasMusic, StageCalibration calibration)
    {
        services.AddSingleton<SessionStart>();
        services.AddSingleton(provider =>
        {
            var pipeline = provider.GetRequiredService<PerformanceFactory>().CreatePerformance(
                [.. provider.GetServices<OutputRegistration>().Select(output => output.Create(provider))],
                provider.GetRequiredService<ILogger<EventQueue>>(),
                provider.GetRequiredService<TimeProvider>(),
                hasMusic,
                calibration,
                provider.GetService<IInputFactory>()?.DisplayFrame,
                provider.GetRequiredService<SessionStart>().Timestamp);
            provider.GetService<LiveService>()?.SetReportHandler(pipeline.Report);
            pipeline.Journal = provider.GetService<IPipelineJournal>();
            pipeline.Beat = provider.GetService<IBeatSource>();
            return pipeline;
        });
        services.AddSingleton<Func<PerformancePipeline>>(provider => () => provider.GetRequiredService<PerformancePipeline>());
        services.AddSingleton<Func<PerformanceInputs>>(provider => () => provider.GetRequiredService<InputService>().Inputs);
        services.AddSingleton<ILossSource, DroppedEvents>();
        return services;
    }
}

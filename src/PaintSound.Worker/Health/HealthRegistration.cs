using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Health;

/// <summary>Registers the health checks of a show.</summary>
internal static class HealthRegistration
{
    /// <summary>Adds a check for each source, for the steps and for the outputs, and for MIDI, timecode, lights, Live and the take if the show has them.</summary>
    public static IServiceCollection AddPerformanceHealthChecks(this IServiceCollection services, ShowSettings show)
    {
        var checks = services.AddHealthChecks();
        SourceKind[] sources = show.Music is null ? [SourceKind.Brush, SourceKind.Canvas] : [SourceKind.Brush, SourceKind.Canvas, SourceKind.Music];
        foreach (var source in sources)
        {
            Add(source.ToString().ToLowerInvariant(), provider => new SourceHealthCheck(provider.GetRequiredService<Func<PerformancePipeline>>(), source, sources));
        }

        Add("steps", provider => ActivatorUtilities.CreateInstance<StepHealthCheck>(provider));
        Add("outputs", provider => ActivatorUtilities.CreateInstance<OutputHealthCheck>(provider));
        if (show.Midi is not null)
        {
            Add("midi", provider => ActivatorUtilities.CreateInstance<MidiHealthCheck>(provider));
        }

        if (show.Ltc is not null)
        {
            Add("ltc", provider => ActivatorUtilities.CreateInstance<LtcHealthCheck>(provider));
        }

        if (LightService.UniversesOf(show.Modulations).Count > 0)
        {
            Add("lights", provider => ActivatorUtilities.CreateInstance<LightHealthCheck>(provider));
        }

        if (show.Live is not null)
        {
            Add("live", provider => ActivatorUtilities.CreateInstance<LiveHealthCheck>(provider));
        }

        if (show.Takes.Record)
        {
            Add("take", provider => ActivatorUtilities.CreateInstance<TakeHealthCheck>(provider));
        }

        if (show.Understudy is not null)
        {
            Add("understudy", provider => ActivatorUtilities.CreateInstance<UnderstudyHealthCheck>(provider));
        }

        if (show.Session is not null)
        {
            Add("session", provider => ActivatorUtilities.CreateInstance<SessionHealthCheck>(provider));
        }

        return services;

        void Add(string name, Func<IServiceProvider, IHealthCheck> create) =>
            checks.Add(new HealthCheckRegistration(name, create, failureStatus: null, tags: null));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Performance.Loading;
using PaintSound.Session.Client;
using PaintSound.Session.Limits;
using PaintSound.Session.Server;
using PaintSound.Worker.Following;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Sessions;

/// <summary>Registers what a show needs that is shared with other sites.</summary>
internal static class SessionRegistration
{
    private const int HashLength = 16;

    /// <summary>Adds the hub of a host, and this worker's part in the session. Before all outputs; nothing for a show of one site.</summary>
    public static IServiceCollection AddSession(this IServiceCollection services, ShowSettings show)
    {
        if (show.Session is not { } settings)
        {
            return services;
        }

        services
            .AddSingleton(settings)
            .AddSingleton(provider => new SessionSite(
                settings.Role, provider.GetRequiredService<TimeProvider>(), HashContent(provider.GetRequiredService<PerformanceFactory>())))
            .AddSingleton<FollowedPositions>()
            .AddSingleton<FollowedPerformance>()
            .AddSingleton<RemoteSources>()
            .AddSingleton<SessionOutput>()
            .AddOutput(provider => provider.GetRequiredService<SessionOutput>());
        if (settings.Join is null)
        {
            services
                .AddSingleton(provider => new SessionState(
                    new RefusalCounter(provider.GetRequiredService<ILogger<SessionState>>(), provider.GetRequiredService<TimeProvider>()), provider.GetRequiredService<TimeProvider>()))
                .AddService(provider => ActivatorUtilities.CreateInstance<SessionHostService>(provider, provider.GetRequiredService<UserFolders>().SessionFolder));
        }

        return services;
    }

    // The same library and the same networks give the same excerpts.
    private static string HashContent(PerformanceFactory factory) =>
        string.Concat([factory.ComputeLibraryHash()[..HashLength], .. factory.NetworkHashes.Select(hash => hash[..HashLength])]);
}

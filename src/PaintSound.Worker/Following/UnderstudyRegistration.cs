using Microsoft.Extensions.DependencyInjection;
using PaintSound.Core.Events;
using PaintSound.Understudy.Failover;
using PaintSound.Understudy.Network;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Following;

/// <summary>Registers what a show with an understudy needs.</summary>
internal static class UnderstudyRegistration
{
    /// <summary>Adds the gate of all outputs, and for an understudy the wait for its leader. Before all outputs; nothing for a show without an understudy.</summary>
    /// <param name="services">The services.</param>
    /// <param name="show">The settings of the show.</param>
    /// <param name="leader">The worker that this one follows; null if it follows none.</param>
    public static IServiceCollection AddUnderstudy(this IServiceCollection services, ShowSettings show, LeaderAddress? leader)
    {
        if (show.Understudy is not { } settings)
        {
            return services;
        }

        services
            .AddSingleton(settings)
            .AddSingleton(provider => new FailoverState(leader is null, new FailoverOptions(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IOutputGate>(provider => provider.GetRequiredService<FailoverState>())
            .AddSingleton<SessionIdentity>()
            .AddSingleton<FollowedPositions>()
            .AddSingleton<FollowedPerformance>()
            .AddSingleton<PeerLink>()
            .AddSingleton<PeerMessages>()
            .AddSingleton<PeerConnections>()
            .AddSingleton<UnderstudyDescription>()
            .AddOutput(provider => provider.GetRequiredService<PeerLink>());
        if (leader is not null)
        {
            services
                .AddSingleton(leader)
                .AddSingleton(provider => new UnderstudyClient(
                    leader.Host, leader.Port, settings.Key, Environment.MachineName, provider.GetRequiredService<TimeProvider>()))
                .AddService<JoiningService>();
        }

        return services;
    }
}

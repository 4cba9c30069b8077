using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PaintSound.Web;

/// <summary>
/// Something that is served over HTTP for as long as a performance lasts. A port that is taken ends no performance: it is said, and
/// tried again until it is free.
/// </summary>
/// <param name="name">What is served, for complaints: <c>The pages</c>.</param>
/// <param name="key">Where the show file takes another port: <c>web: listen</c>.</param>
/// <param name="listen">Where; port 0 takes any free one.</param>
/// <param name="say">Told what a person should know.</param>
/// <param name="time">The session's clock.</param>
public sealed class RetryingWebHost(string name, string key, IPEndPoint listen, Action<string> say, TimeProvider time)
{
    /// <summary>How long those who are there have to leave.</summary>
    public static readonly TimeSpan Parting = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Begins to build what is served.</summary>
    /// <param name="configure">Sets the server's limits.</param>
    public WebApplicationBuilder Begin(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listen);
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            configure(kestrel);
        });
        builder.Services.AddSingleton<IHostLifetime, Guest>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Parting);
        return builder;
    }

    /// <summary>Serves until stopped.</summary>
    /// <param name="build">Builds what is served; asked again for each try.</param>
    /// <param name="opened">Told the port once it is open.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(Func<WebApplication> build, Action<int> opened, CancellationToken stop)
    {
        for (var said = false; !stop.IsCancellationRequested;)
        {
            await using var site = build();
            try
            {
                await site.StartAsync(stop);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                if (!said)
                {
                    say($"{name} cannot be opened at {listen}: {e.Message.TrimEnd('.')}. The show goes on, and it is tried again; "
                        + $"'{key}' in the show file takes another port.");
                }

                said = true;
                await PauseAsync(Pause, stop);
                continue;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            opened(new Uri(site.Urls.First()).Port);
            await PauseAsync(Timeout.InfiniteTimeSpan, stop);
            using var patience = new CancellationTokenSource(Parting, time);
            await site.StopAsync(patience.Token);
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, time, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is over.
        }
    }

    /// <summary>The performance decides when it is over, not what is served: signals are its own.</summary>
    private sealed class Guest : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

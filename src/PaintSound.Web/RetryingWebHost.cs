using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Web;

/// <summary>
/// Serves over HTTP for as long as a performance lasts. A port that is taken does not end the performance: the trouble is logged once, and
/// the port is tried again every second.
/// </summary>
/// <param name="key">The key of the show file that sets the port, such as <c>web: listen</c>.</param>
/// <param name="listen">Where; port 0 takes any free one.</param>
/// <param name="logger">Receives a message if the port cannot be opened, and when it is open after all.</param>
/// <param name="time">The session's clock.</param>
public sealed partial class RetryingWebHost(string key, IPEndPoint listen, ILogger logger, TimeProvider time)
{
    /// <summary>How long those who are there have to leave.</summary>
    public static readonly TimeSpan Parting = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);

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
        while (!stop.IsCancellationRequested)
        {
            await using var site = build();
            try
            {
                await site.StartAsync(stop);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                LogCannotListen(_logger, listen, e.Message.TrimEnd('.'), key);
                await PauseAsync(Pause, stop);
                continue;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            if (_logger.Resolve())
            {
                LogListening(_logger, listen);
            }

            opened(new Uri(site.Urls.First()).Port);
            await PauseAsync(Timeout.InfiniteTimeSpan, stop);
            using var patience = new CancellationTokenSource(Parting, time);
            await site.StopAsync(patience.Token);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Cannot listen on {EndPoint} ({Reason}). The show continues and PaintSound retries; set '{Key}' in the show file to use another port.")]
    private static partial void LogCannotListen(ILogger logger, IPEndPoint endPoint, string reason, string key);

    [LoggerMessage(LogLevel.Information, "Listening on {EndPoint} now.")]
    private static partial void LogListening(ILogger logger, IPEndPoint endPoint);

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

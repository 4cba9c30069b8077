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
/// Runs an HTTP server during a performance. If the port is in use, the problem is logged once and the port is tried again every second; the
/// performance continues.
/// </summary>
/// <param name="advice">What a person reads if the port is in use: what happens now, and how to use another port.</param>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="logger">Receives a message if the port cannot be opened, and another when it is open.</param>
/// <param name="time">The session clock.</param>
public sealed partial class RetryingWebHost(string advice, IPEndPoint listen, ILogger logger, TimeProvider time)
{
    /// <summary>The time limit for closing connections at the end.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);

    /// <summary>The advice for a server of a show.</summary>
    /// <param name="key">The key of the show file that sets the port, such as <c>web: listen</c>.</param>
    public static string AdviceForShow(string key) => $"The show continues and PaintSound retries; set '{key}' in the show file to use another port.";

    /// <summary>Creates a builder for the web application, with the address and its time limits.</summary>
    /// <param name="configure">Sets the limits of the server.</param>
    public WebApplicationBuilder CreateBuilder(Action<KestrelServerOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listen);
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            configure(kestrel);
        });
        builder.Services.AddSingleton<IHostLifetime, PassiveLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        return builder;
    }

    /// <summary>Runs the server until cancelled.</summary>
    /// <param name="build">Builds the web application; called again for each attempt.</param>
    /// <param name="opened">Called with the port when it is open.</param>
    /// <param name="stop">Ends the server.</param>
    public async Task RunAsync(Func<WebApplication> build, Action<int> opened, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await using var application = build();
            try
            {
                await application.StartAsync(stop);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                LogCannotListen(_logger, listen, e.Message.TrimEnd('.'), advice);
                await PauseAsync(RetryInterval, stop);
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

            opened(new Uri(application.Urls.First()).Port);
            await PauseAsync(Timeout.InfiniteTimeSpan, stop);
            using var timeout = new CancellationTokenSource(ShutdownTimeout, time);
            await application.StopAsync(timeout.Token);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Cannot listen on {EndPoint} ({Reason}). {Advice}")]
    private static partial void LogCannotListen(ILogger logger, IPEndPoint endPoint, string reason, string advice);

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
            // The performance has ended.
        }
    }

    /// <summary>Ignores signals: the performance decides when the server stops.</summary>
    private sealed class PassiveLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

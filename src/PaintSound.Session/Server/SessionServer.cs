using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaintSound.Session.Access;
using PaintSound.Session.Limits;
using PaintSound.Session.Messages;

namespace PaintSound.Session.Server;

/// <summary>Serves the hub of a session over TLS.</summary>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="keys">The secret and the certificate.</param>
/// <param name="state">The session.</param>
/// <param name="time">The clock of the computer.</param>
public sealed class SessionServer(IPEndPoint listen, SessionCredentials keys, SessionState state, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TickInterval = TimeSpan.FromMilliseconds(250);

    // A site whose worker is gone is closed after this time, if TCP does not tell before.
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(15);

    private WebApplication? _application;
    private ITimer? _ticks;

    /// <summary>The port; after <see cref="StartAsync"/>.</summary>
    public int Port { get; private set; }

    /// <summary>Opens the port.</summary>
    /// <exception cref="SessionException">The port cannot be opened.</exception>
    public async Task StartAsync(CancellationToken stop)
    {
        _application = Build();
        try
        {
            await _application.StartAsync(stop);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new SessionException($"The session cannot listen on {listen}: {e.Message.TrimEnd('.')}. Set another port with 'session: listen' in the show file.", e);
        }

        Port = new Uri(_application.Urls.First()).Port;
        _ticks = time.CreateTimer(_ => state.Tick(), null, TickInterval, TickInterval);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _ticks?.Dispose();
        if (_application is not null)
        {
            using var timeout = new CancellationTokenSource(ShutdownTimeout, time);
            await _application.StopAsync(timeout.Token);
            await _application.DisposeAsync();
        }
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listen, endPoint =>
            {
                endPoint.Protocols = HttpProtocols.Http1;
                endPoint.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = keys.Certificate, HandshakeTimeout = TimeSpan.FromSeconds(5) });
            });
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.MaxConcurrentConnections = 4 * SessionLimits.Sites;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 2 * SessionLimits.Sites;
            kestrel.Limits.MaxRequestBodySize = SessionLimits.MessageBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services
            .AddSingleton<IHostLifetime, PassiveLifetime>()
            .Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout)
            .AddSingleton(state)
            .AddSingleton(time)
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = SessionLimits.MessageBytes;
                hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
                hub.ClientTimeoutInterval = ClientTimeout;
            })
            .AddMessagePackProtocol(protocol => protocol.SerializerOptions = SessionMessagePack.Options);
        var application = builder.Build();
        var authentication = new SessionAuthentication(keys.Tokens, state.Refusals);
        application.Use(next => context => authentication.InvokeAsync(context, next));
        application.UseWebSockets();
        application.UseRouting();
        application.MapHub<SessionHub>(SessionHub.Path, options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.ApplicationMaxBufferSize = 2 * SessionLimits.MessageBytes;
            options.WebSockets.CloseTimeout = ShutdownTimeout;
        });
        return application;
    }
}

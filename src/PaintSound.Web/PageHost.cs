using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Web.Authentication;
using PaintSound.Web.Health;
using PaintSound.Web.Hubs;
using PaintSound.Web.Library;
using PaintSound.Web.Library.Map;
using PaintSound.Web.Links;
using PaintSound.Web.Media;
using PaintSound.Web.Network;
using PaintSound.Web.Settings;
using PaintSound.Web.Setup;
using PaintSound.Web.State;

namespace PaintSound.Web;

/// <summary>Serves the web pages. If the port is in use, the problem is logged and the port is tried again; the performance continues.</summary>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="access">The access tokens.</param>
/// <param name="pages">The state that the pages show.</param>
/// <param name="preview">The source of live canvas and brush.</param>
/// <param name="mediaCache">The works that a page may request.</param>
/// <param name="control">The controls of the show.</param>
/// <param name="setup">The functions of the setup page.</param>
/// <param name="settings">Keeps what was changed live.</param>
/// <param name="works">The works of the library.</param>
/// <param name="workSwitch">Switches works off and on.</param>
/// <param name="thumbnails">Scales paintings for the library page.</param>
/// <param name="map">The map of the library.</param>
/// <param name="health">Checks the health of the performance.</param>
/// <param name="logger">Receives messages about the port.</param>
/// <param name="time">The session clock.</param>
/// <param name="cards">The networks of this computer; null to ask the system.</param>
public sealed class PageHost(
    IPEndPoint listen,
    AccessTokens access,
    PageState pages,
    IPreviewSource preview,
    OfferedMediaCache mediaCache,
    IShowControl control,
    ISetupService setup,
    ISettingsService settings,
    WorkCatalogue works,
    IWorkSwitch workSwitch,
    ThumbnailCache thumbnails,
    LibraryMapSource map,
    HealthCheckService health,
    ILogger<PageHost> logger,
    TimeProvider time,
    INetworkCards? cards = null)
{
    /// <summary>The default address of the pages: this computer only.</summary>
    public static readonly IPEndPoint DefaultEndPoint = new(IPAddress.Loopback, 9180);

    internal const string ArtistHubPath = "/hub/artist";
    internal const string OperatorHubPath = "/hub/operator";

    private const int MaxConnections = 64;
    private const int MaxCallBytes = 4096;

    // Four thousand works of a lasso on the map.
    private const int MaxOperatorCallBytes = 64 * 1024;
    private readonly PublishedLinks _links = new();

    /// <summary>Serves the pages until cancelled.</summary>
    /// <param name="opened">
    /// Called when the port is open: with the links for each address that others can reach, the best one first.
    /// </param>
    /// <param name="stop">Ends the server.</param>
    public Task RunAsync(Action<PageLinks> opened, CancellationToken stop)
    {
        var host = new RetryingWebHost(RetryingWebHost.AdviceForShow("web: listen"), listen, logger, time);
        return host.RunAsync(() => Build(host), port => OpenAll(port, opened), stop);
    }

    private void OpenAll(int port, Action<PageLinks> opened)
    {
        PageLinks[] links = [.. ReachableAddresses.Find(listen.Address, cards ?? new SystemNetworkCards()).Select(address => PageLinks.Create(address, port, access))];
        _links.Publish(links);
        foreach (var address in links)
        {
            opened(address);
        }
    }

    private WebApplication Build(RetryingWebHost host)
    {
        var builder = host.CreateBuilder(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = 4 * MaxConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MaxConnections;
            kestrel.Limits.MaxRequestBodySize = MaxCallBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(pages).AddSingleton(control).AddSingleton(setup).AddSingleton(settings).AddSingleton(time).AddSingleton(new SpectrogramColumns(preview));
        builder.Services.AddSingleton(new HubRateLimitFilter(time)).AddSingleton(health).AddSingleton(_links).AddSingleton(works).AddSingleton(workSwitch).AddSingleton(new ExcerptSearch(map.Excerpts, works, map.Neighbours));
        builder.Services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = MaxCallBytes;
            hub.HandshakeTimeout = TimeSpan.FromSeconds(5);
            hub.AddFilter<HubRateLimitFilter>();
        }).AddHubOptions<OperatorHub>(hub => hub.MaximumReceiveMessageSize = MaxOperatorCallBytes).AddJsonProtocol(json =>
        {
            json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.PayloadSerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });

        var application = builder.Build();
        var authentication = new TokenAuthMiddleware(access);
        application.Use(next => context => authentication.InvokeAsync(context, next));
        application.UseWebSockets();
        application.Use(MapPageNames);
        PageFiles.Use(application);
        application.UseRouting();
        application.MapHub<ArtistHub>(ArtistHubPath, ConfigureWebSockets);
        application.MapHub<OperatorHub>(OperatorHubPath, ConfigureWebSockets);
        new MediaEndpoints(mediaCache, preview, setup).Map(application);
        new LibraryEndpoints(works, thumbnails).Map(application);
        new MapEndpoints(map.LoadPoints, works, map.Gate, map.Excerpts, control).Map(application);
        new HealthEndpoint(authentication).Map(application);
        return application;
    }

    private static void ConfigureWebSockets(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.ApplicationMaxBufferSize = 4 * MaxCallBytes;
        options.WebSockets.CloseTimeout = RetryingWebHost.ShutdownTimeout;
    }

    /// <summary>Maps the names of pages to their files: /composer is composer.html.</summary>
    private static RequestDelegate MapPageNames(RequestDelegate next) => context =>
    {
        var path = context.Request.Path.Value ?? "/";
        context.Request.Path = path switch
        {
            "/" => "/operator.html",
            "/composer" or "/painter" or "/projection" or "/setup" or "/library" => path + ".html",
            _ => path,
        };
        return next(context);
    };
}

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Web.Authentication;
using PaintSound.Web.Health;
using PaintSound.Web.Hubs;
using PaintSound.Web.Media;
using PaintSound.Web.Setup;
using PaintSound.Web.State;

namespace PaintSound.Web;

/// <summary>Serves the pages. A port that is taken does not end the performance: the trouble is logged, and the port is tried again.</summary>
/// <param name="listen">Where; port 0 takes any free one.</param>
/// <param name="access">Who may look.</param>
/// <param name="board">What there is to see.</param>
/// <param name="backstage">What is looked at while somebody does.</param>
/// <param name="shelf">The works on offer.</param>
/// <param name="control">What the operator operates.</param>
/// <param name="setup">What the setup page does.</param>
/// <param name="health">Answers whether the performance works.</param>
/// <param name="logger">Receives messages about the port.</param>
/// <param name="time">The session's clock.</param>
public sealed class PageHost(
    IPEndPoint listen, AccessTokens access, PageState board, IPreviewSource backstage, OfferedMediaCache shelf, IShowControl control, ISetupService setup, HealthCheckService health, ILogger<PageHost> logger, TimeProvider time)
{
    /// <summary>Where pages are served unless the show says otherwise: this computer only.</summary>
    public static readonly IPEndPoint DefaultEndPoint = new(IPAddress.Loopback, 9180);

    internal const string ArtistLine = "/line/artist";
    internal const string OperatorLine = "/line/operator";

    private const int MostVisitors = 64;
    private const int MostCallBytes = 4096;

    /// <summary>Serves until stopped.</summary>
    /// <param name="opened">Called with the addresses of the pages when the port is open.</param>
    /// <param name="stop">Ends it.</param>
    public Task RunAsync(Action<PageLinks> opened, CancellationToken stop)
    {
        var site = new RetryingWebHost("web: listen", listen, logger, time);
        return site.RunAsync(() => Build(site), port => opened(Links(port)), stop);
    }

    private WebApplication Build(RetryingWebHost site)
    {
        var builder = site.Begin(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = 4 * MostVisitors;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostVisitors;
            kestrel.Limits.MaxRequestBodySize = MostCallBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(board).AddSingleton(control).AddSingleton(setup).AddSingleton(time).AddSingleton(new SpectrogramColumns(backstage));
        builder.Services.AddSingleton(new HubRateLimitFilter(time)).AddSingleton(health);
        builder.Services.AddSignalR(line =>
        {
            line.MaximumReceiveMessageSize = MostCallBytes;
            line.HandshakeTimeout = TimeSpan.FromSeconds(5);
            line.AddFilter<HubRateLimitFilter>();
        }).AddJsonProtocol(json =>
        {
            json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.PayloadSerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });

        var pages = builder.Build();
        var auth = new TokenAuthMiddleware(access);
        pages.Use(next => context => auth.InvokeAsync(context, next));
        pages.UseWebSockets();
        pages.Use(PlainNames);
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        pages.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // A page that was open through an update must not run on old files.
            OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "no-cache",
        });
        pages.UseRouting();
        pages.MapHub<ArtistHub>(ArtistLine, OnlyWebSockets);
        pages.MapHub<OperatorHub>(OperatorLine, OnlyWebSockets);
        new MediaEndpoints(shelf, backstage, setup).Map(pages);
        new HealthEndpoint(auth).Map(pages);
        return pages;
    }

    private static void OnlyWebSockets(HttpConnectionDispatcherOptions line)
    {
        line.Transports = HttpTransportType.WebSockets;
        line.ApplicationMaxBufferSize = 4 * MostCallBytes;
        line.WebSockets.CloseTimeout = RetryingWebHost.Parting;
    }

    /// <summary>Pages have names without an ending: /composer is composer.html.</summary>
    private static RequestDelegate PlainNames(RequestDelegate next) => context =>
    {
        var path = context.Request.Path.Value ?? "/";
        context.Request.Path = path switch
        {
            "/" => "/operator.html",
            "/composer" or "/painter" or "/projection" or "/setup" => path + ".html",
            _ => path,
        };
        return next(context);
    };

    private PageLinks Links(int port)
    {
        var host = listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any) ? OwnAddress() : listen.Address;
        var root = $"http://{(host.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]" : host)}:{port}";
        return new PageLinks(
            $"{root}/{Token(access.OperatorToken)}",
            $"{root}/setup{Token(access.OperatorToken)}",
            $"{root}/composer{Token(access.ArtistToken)}",
            $"{root}/painter{Token(access.ArtistToken)}",
            $"{root}/projection{Token(access.ArtistToken)}");
    }

    private static string Token(string token) => token.Length > 0 ? "?token=" + token : "";

    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;
}

using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PaintSound.Core.Control;

namespace PaintSound.Web;

/// <summary>Serves the pages. A port that is taken ends no performance: it is said, and tried again until it is free.</summary>
/// <param name="listen">Where; port 0 takes any free one.</param>
/// <param name="access">Who may look.</param>
/// <param name="board">What there is to see.</param>
/// <param name="backstage">What is looked at while somebody does.</param>
/// <param name="shelf">The works on offer.</param>
/// <param name="control">What the operator operates.</param>
/// <param name="say">Told what a person should know.</param>
/// <param name="time">The session's clock.</param>
public sealed class PageHost(
    IPEndPoint listen, Access access, Billboard board, IBackstage backstage, Shelf shelf, IShowControl control, Action<string> say, TimeProvider time)
{
    /// <summary>Where pages are served unless the show says otherwise: this computer only.</summary>
    public static readonly IPEndPoint DefaultEndPoint = new(IPAddress.Loopback, 9180);

    internal const string ArtistLine = "/line/artist";
    internal const string OperatorLine = "/line/operator";

    private const int MostVisitors = 64;
    private const int MostCallBytes = 4096;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(1);

    /// <summary>Serves until stopped.</summary>
    /// <param name="opened">Told the links, a line for each role.</param>
    /// <param name="stop">Ends it.</param>
    public async Task RunAsync(Action<string> opened, CancellationToken stop)
    {
        for (var said = false; !stop.IsCancellationRequested;)
        {
            await using var site = Build();
            try
            {
                await site.StartAsync(stop);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                if (!said)
                {
                    say($"The pages cannot be opened at {listen}: {e.Message.TrimEnd('.')}. The show goes on without them and keeps trying; "
                        + "'web: listen' in the show file takes another port.");
                }

                said = true;
                await PauseAsync(Pause, stop);
                continue;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            foreach (var link in Links(site))
            {
                opened(link);
            }

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

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listen);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 4 * MostVisitors;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostVisitors;
            kestrel.Limits.MaxRequestBodySize = MostCallBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, Guest>();
        builder.Services.AddSingleton(board).AddSingleton(control).AddSingleton(time).AddSingleton(new Spectrogram(backstage));
        builder.Services.AddSingleton(new Bouncer(time));
        builder.Services.AddSignalR(line =>
        {
            line.MaximumReceiveMessageSize = MostCallBytes;
            line.HandshakeTimeout = TimeSpan.FromSeconds(5);
            line.AddFilter<Bouncer>();
        }).AddJsonProtocol(json =>
        {
            json.PayloadSerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.PayloadSerializerOptions.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
            json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Parting);

        var site = builder.Build();
        var doorman = new Doorman(access);
        site.Use(next => context => doorman.ServeAsync(context, next));
        site.UseWebSockets();
        site.Use(PlainNames);
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // A page that was open through an update must not run on old files.
            OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "no-cache",
        });
        site.UseRouting();
        site.MapHub<ArtistHub>(ArtistLine, OnlyWebSockets);
        site.MapHub<OperatorHub>(OperatorLine, OnlyWebSockets);
        new Counter(shelf, backstage).Map(site);
        return site;
    }

    private static void OnlyWebSockets(HttpConnectionDispatcherOptions line)
    {
        line.Transports = HttpTransportType.WebSockets;
        line.ApplicationMaxBufferSize = 4 * MostCallBytes;
        line.WebSockets.CloseTimeout = Parting;
    }

    /// <summary>Pages have names without an ending: /composer is composer.html.</summary>
    private static RequestDelegate PlainNames(RequestDelegate next) => context =>
    {
        var path = context.Request.Path.Value ?? "/";
        context.Request.Path = path switch
        {
            "/" => "/operator.html",
            "/composer" or "/painter" => path + ".html",
            _ => path,
        };
        return next(context);
    };

    private IEnumerable<string> Links(WebApplication site)
    {
        var port = new Uri(site.Urls.First()).Port;
        var host = listen.Address.Equals(IPAddress.Any) || listen.Address.Equals(IPAddress.IPv6Any) ? OwnAddress() : listen.Address;
        var root = $"http://{(host.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]" : host)}:{port}";
        yield return $"Pages: {root}/{Token(access.OperatorToken)} operates the show.";
        yield return string.Join(
            " ", "For the artists:", $"{root}/composer{Token(access.ArtistToken)}", $"{root}/painter{Token(access.ArtistToken)}");
    }

    private static string Token(string token) => token.Length > 0 ? "?token=" + token : "";

    private static IPAddress OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(address => address.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)) ?? IPAddress.Loopback;

    /// <summary>The performance decides when it is over, not the pages: signals are its own.</summary>
    private sealed class Guest : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.Links;
using PaintSound.Web.Media;
using PaintSound.Web.Network;

namespace PaintSound.Web.Takes;

/// <summary>Serves the page of a take.</summary>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="access">The access tokens.</param>
/// <param name="browser">The take.</param>
/// <param name="media">The works that the page may request.</param>
/// <param name="logger">Receives messages about the port.</param>
/// <param name="time">The clock.</param>
public sealed class TakePageHost(IPEndPoint listen, AccessTokens access, ITakeBrowser browser, OfferedMediaCache media, ILogger<TakePageHost> logger, TimeProvider time)
{
    private const int MaxConnections = 64;

    /// <summary>Serves the page until cancelled.</summary>
    /// <param name="opened">Called when the port is open, with the link for each address that others can reach, the best one first.</param>
    /// <param name="stop">Ends the server.</param>
    public Task RunAsync(Action<string> opened, CancellationToken stop)
    {
        var host = new RetryingWebHost("--listen", listen, logger, time);
        return host.RunAsync(() => Build(host), port => OpenAll(port, opened), stop);
    }

    private void OpenAll(int port, Action<string> opened)
    {
        foreach (var address in ReachableAddresses.Find(listen.Address, new SystemNetworkCards()))
        {
            opened(PageLinks.Create(address, port, access).Operator);
        }
    }

    private WebApplication Build(RetryingWebHost host)
    {
        var builder = host.CreateBuilder(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = MaxConnections;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var authentication = new TokenAuthMiddleware(access);
        application.Use(next => context => authentication.InvokeAsync(context, next));
        application.Use(next => context =>
        {
            context.Request.Path = context.Request.Path.Value is "/" or null ? "/take.html" : context.Request.Path;
            return next(context);
        });
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
            OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = "no-cache",
        });
        application.UseRouting();
        new TakeEndpoints(browser).Map(application);
        MediaEndpoints.MapWorks(application, media);
        return application;
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.Links;
using PaintSound.Web.Network;

namespace PaintSound.Web;

/// <summary>Serves one page that belongs to a command, not to a performance. With access tokens it is a page of the operator.</summary>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="access">The access tokens.</param>
/// <param name="page">The file of the page, such as take.html.</param>
/// <param name="map">Adds the endpoints of the page.</param>
/// <param name="logger">Receives messages about the port.</param>
/// <param name="time">The clock.</param>
internal sealed class SinglePageHost(IPEndPoint listen, AccessTokens access, string page, Action<IEndpointRouteBuilder> map, ILogger logger, TimeProvider time)
{
    private const int MaxConnections = 64;

    /// <summary>The largest request in bytes; 0 if the page sends nothing.</summary>
    public int MaxRequestBytes { get; init; }

    /// <summary>Serves the page until cancelled.</summary>
    /// <param name="opened">Called when the port is open, with the link for each address that others can reach, the best one first.</param>
    /// <param name="stop">Ends the server.</param>
    public Task RunAsync(Action<string> opened, CancellationToken stop)
    {
        var host = new RetryingWebHost("PaintSound tries again every second. To use another port, stop it with Ctrl+C and add '--listen', for example '--listen 127.0.0.1:9181'.", listen, logger, time);
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
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var authentication = new TokenAuthMiddleware(access);
        application.Use(next => context => authentication.InvokeAsync(context, next));
        application.Use(next => context =>
        {
            context.Request.Path = context.Request.Path.Value is "/" or null ? "/" + page : context.Request.Path;
            return next(context);
        });
        PageFiles.Use(application);
        application.UseRouting();
        map(application);
        return application;
    }
}

using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.Media;

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
    /// <summary>Serves the page until cancelled.</summary>
    /// <param name="opened">Called when the port is open, with the link for each address that others can reach, the best one first.</param>
    /// <param name="stop">Ends the server.</param>
    public Task RunAsync(Action<string> opened, CancellationToken stop) => new SinglePageHost(
        listen,
        access,
        "take.html",
        endpoints =>
        {
            new TakeEndpoints(browser).Map(endpoints);
            MediaEndpoints.MapWorks(endpoints, media);
        },
        logger,
        time).RunAsync(opened, stop);
}

using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;

namespace PaintSound.Web.NewShows;

/// <summary>Serves the page of a new show.</summary>
/// <param name="listen">The address and port; port 0 takes any free port.</param>
/// <param name="access">The access tokens.</param>
/// <param name="service">The functions of the page.</param>
/// <param name="logger">Receives messages about the port.</param>
/// <param name="time">The clock.</param>
public sealed class NewShowPageHost(IPEndPoint listen, AccessTokens access, INewShowService service, ILogger<NewShowPageHost> logger, TimeProvider time)
{
    // Six answers, among them paths.
    private const int MaxRequestBytes = 32 * 1024;

    /// <summary>Serves the page until cancelled.</summary>
    /// <param name="opened">Called when the port is open, with the link for each address that others can reach, the best one first.</param>
    /// <param name="stop">Ends the server.</param>
    public Task RunAsync(Action<string> opened, CancellationToken stop) =>
        new SinglePageHost(listen, access, "new.html", new NewShowEndpoints(service).Map, logger, time) { MaxRequestBytes = MaxRequestBytes }.RunAsync(opened, stop);
}

using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Authentication;

/// <summary>
/// Tells who asks. A site elsewhere can make a browser on this machine ask for anything; but the browser says for whom, in Origin and
/// Sec-Fetch-Site, and by which name it found us, in Host.
/// </summary>
public static class SameOriginCheck
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>True unless another site asks through a browser.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="anyName">True where we may be found under any name: something else guards, or all of the network may ask.</param>
    /// <param name="ownName">Another name of ours, or null.</param>
    public static bool IsSameOrigin(HttpRequest request, bool anyName, string? ownName = null)
    {
        var origin = request.Headers.Origin;
        return (anyName || IsOurs(request.Host.Host, ownName))
            && (origin.Count == 0
                || (origin is [{ } one] && Uri.TryCreate(one, UriKind.Absolute, out var from)
                    && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            && !IsForAnother(request.Headers);
    }

    private static bool IsOurs(string name, string? ownName) =>
        Array.Exists(ThisMachine, own => string.Equals(name, own, StringComparison.OrdinalIgnoreCase))
        || (ownName is not null && string.Equals(name.TrimEnd('.'), ownName, StringComparison.OrdinalIgnoreCase));

    // A link elsewhere may lead here; nothing there may take something from here.
    private static bool IsForAnother(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"] && headers["Sec-Fetch-Mode"] is not ["navigate"];
}

using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Authentication;

/// <summary>
/// Rejects requests of other web sites. A site can make a browser on this computer send any request, but the browser names the site in Origin
/// and Sec-Fetch-Site, and the requested host in Host (against DNS rebinding).
/// </summary>
public static class SameOriginCheck
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Returns true unless the request comes from another web site.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowAnyHost">True to accept any host name: because a token is required, or because the whole network has access.</param>
    /// <param name="ownName">A further host name of this computer, or null.</param>
    public static bool IsSameOrigin(HttpRequest request, bool allowAnyHost, string? ownName = null)
    {
        var origin = request.Headers.Origin;
        return (allowAnyHost || IsLocalName(request.Host.Host, ownName))
            && (origin.Count == 0
                || (origin is [{ } value] && Uri.TryCreate(value, UriKind.Absolute, out var from)
                    && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            && !IsCrossSite(request.Headers);
    }

    private static bool IsLocalName(string name, string? ownName) =>
        Array.Exists(LocalNames, local => string.Equals(name, local, StringComparison.OrdinalIgnoreCase))
        || (ownName is not null && string.Equals(name.TrimEnd('.'), ownName, StringComparison.OrdinalIgnoreCase));

    // Another site may link to a page, but may not load anything from here.
    private static bool IsCrossSite(IHeaderDictionary headers) =>
        headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"] && headers["Sec-Fetch-Mode"] is not ["navigate"];
}

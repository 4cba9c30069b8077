using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Authentication;

/// <summary>
/// Checks the tokens of requests. The token in a link is stored in a cookie, and the browser is redirected to the address without it. Requests of
/// other web sites are rejected, and a content security policy allows only PaintSound's own files on a page.
/// </summary>
/// <param name="access">The access tokens.</param>
internal sealed class TokenAuthMiddleware(AccessTokens access)
{
    private const string CookiePrefix = "paintsound-";
    private static readonly string[] PublicPaths = ["health", "icon.svg", "css/refusal.css"];
    private static readonly string[] OperatorPaths = ["", "operator.html", "setup", "setup.html", "live/camera", "library", "library.html", "new.html"];
    private static readonly string[] OperatorFolders = ["library/", "new/", PageHost.OperatorHubPath.TrimStart('/')];

    /// <summary>Answers a request that has no access, or passes the request on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        AddSecurityHeaders(context.Response.Headers);
        if (!SameOriginCheck.IsSameOrigin(context.Request, allowAnyHost: access.IsRequired))
        {
            await RefusalPage.SendAsync(context, StatusCodes.Status403Forbidden, "Another web site requested this page, or the host name is not a name of this computer.", Role.None);
        }
        else if (context.Request.Query["token"] is [{ } token])
        {
            await SignInAsync(context, token);
        }
        else
        {
            var role = RoleOf(context.Request.Cookies);
            var required = RequiredRole(context.Request.Path);
            if (role >= required)
            {
                await next(context);
            }
            else
            {
                await RefusalPage.SendAsync(
                    context,
                    role == Role.None ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
                    role == Role.None
                        ? "This page needs a link with a token."
                        : "This page controls the show. It needs the operator's link.",
                    role);
            }
        }
    }

    /// <summary>Returns the highest role that the cookies of a request give.</summary>
    internal Role RoleOf(IRequestCookieCollection cookies)
    {
        var asOperator = access.RoleOf(cookies[CookiePrefix + nameof(Role.Operator)]);
        var asArtist = access.RoleOf(cookies[CookiePrefix + nameof(Role.Artist)]);
        return asOperator > asArtist ? asOperator : asArtist;
    }

    private async Task SignInAsync(HttpContext context, string token)
    {
        var role = access.RoleOf(token);
        if (role == Role.None)
        {
            await RefusalPage.SendAsync(context, StatusCodes.Status401Unauthorized, "The token of this link is not valid (any more).", RoleOf(context.Request.Cookies));
            return;
        }

        if (access.IsRequired)
        {
            context.Response.Cookies.Append(CookiePrefix + role, token, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        // Encoded, and with one slash in front: two would name another server.
        context.Response.Redirect("/" + context.Request.Path.ToUriComponent().TrimStart('/', '\\'));
    }

    /// <summary>Returns the role that a path requires. Extra slashes and case are ignored, because the server finds files in spite of them.</summary>
    private static Role RequiredRole(PathString path)
    {
        var plain = (path.Value ?? "").Trim('/', '\\');
        return Array.Exists(PublicPaths, path => plain.Equals(path, StringComparison.OrdinalIgnoreCase)) ? Role.None
            : Array.Exists(OperatorPaths, page => plain.Equals(page, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(OperatorFolders, folder => plain.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
                ? Role.Operator
                : Role.Artist;
    }

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}

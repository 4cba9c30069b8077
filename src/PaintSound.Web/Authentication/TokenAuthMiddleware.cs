using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Authentication;

/// <summary>
/// Lets visitors in, or not. A link carries its token once; from then on a cookie does, and the address is clean. No other site
/// that is open in the same browser may reach in, and nothing but our own files runs on a page.
/// </summary>
/// <param name="access">The tokens.</param>
internal sealed class TokenAuthMiddleware(AccessTokens access)
{
    private const string Cookie = "paintsound-";
    private const string ForEverybody = "health";
    private static readonly string[] ForOperators = ["", "operator.html", "setup", "setup.html", "live/camera"];

    /// <summary>Handles a request, or passes it on.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        Protect(context.Response.Headers);
        if (!SameOriginCheck.IsSameOrigin(context.Request, anyName: access.IsGuarded))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This page was asked for by another site, or under a name that is not this machine's.");
        }
        else if (context.Request.Query["token"] is [{ } token])
        {
            await LetInAsync(context, token);
        }
        else
        {
            var role = RoleOf(context.Request.Cookies);
            var needed = NeededFor(context.Request.Path);
            if (role >= needed)
            {
                await next(context);
            }
            else
            {
                await RefuseAsync(
                    context,
                    role == Role.Nobody ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
                    role == Role.Nobody
                        ? "A link with a token leads here: PaintSound prints it when a performance begins."
                        : "This page operates the show: only the operator's link leads here.");
            }
        }
    }

    /// <summary>Who a request's cookies speak for.</summary>
    internal Role RoleOf(IRequestCookieCollection cookies)
    {
        var asOperator = access.RoleOf(cookies[Cookie + nameof(Role.Operator)]);
        var asArtist = access.RoleOf(cookies[Cookie + nameof(Role.Artist)]);
        return asOperator > asArtist ? asOperator : asArtist;
    }

    private async Task LetInAsync(HttpContext context, string token)
    {
        var role = access.RoleOf(token);
        if (role == Role.Nobody)
        {
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "This token is not, or no longer, one of this PaintSound's.");
            return;
        }

        if (access.IsGuarded)
        {
            context.Response.Cookies.Append(Cookie + role, token, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        context.Response.Redirect(context.Request.Path.HasValue ? context.Request.Path.Value : "/");
    }

    /// <summary>Files are found however many slashes stand around them, and on some systems in any case.</summary>
    private static Role NeededFor(PathString path)
    {
        var plain = (path.Value ?? "").Trim('/', '\\');
        return plain.Equals(ForEverybody, StringComparison.OrdinalIgnoreCase) ? Role.Nobody
            : Array.Exists(ForOperators, page => plain.Equals(page, StringComparison.OrdinalIgnoreCase))
            || plain.StartsWith(PageHost.OperatorLine.TrimStart('/'), StringComparison.OrdinalIgnoreCase)
                ? Role.Operator
                : Role.Artist;
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence + "\n");
    }
}

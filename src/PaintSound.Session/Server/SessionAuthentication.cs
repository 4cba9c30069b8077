using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using PaintSound.Session.Access;
using PaintSound.Session.Limits;

namespace PaintSound.Session.Server;

/// <summary>Lets only those in who have the token of a role: as a bearer token (RFC 6750).</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="refusals">Counts strangers.</param>
internal sealed class SessionAuthentication(SessionTokens tokens, RefusalCounter refusals)
{
    private const string Scheme = "Bearer ";
    private static readonly object RoleKey = new();

    /// <summary>Returns the role of a request that was let in.</summary>
    public static SessionRole RoleOf(HttpContext context) => context.Items.TryGetValue(RoleKey, out var role) ? (SessionRole)role! : SessionRole.None;

    /// <summary>Passes a request with a token on, and refuses any other one.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers[HeaderNames.Authorization].ToString();
        var token = header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : null;
        var role = tokens.Find(token);
        if (role != SessionRole.None)
        {
            context.Items[RoleKey] = role;
            return next(context);
        }

        refusals.Add(RefusalKind.Token, $"{context.Connection.RemoteIpAddress}", token is null ? "somebody without a token was refused." : "somebody with a wrong token was refused.");
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

using System.Net;
using Microsoft.AspNetCore.Http;

namespace PaintSound.Web.Authentication;

/// <summary>Answers a request that has no access: a browser gets a page that says what to do, a program one line. Stateless.</summary>
internal static class RefusalPage
{
    private const string Help = "PaintSound shows the links, and codes for the camera of a phone, on the operator's page (\"Phones\") and where it was started.";

    /// <summary>The pages that the artists' link opens.</summary>
    private const string ArtistPages = "<p>Your link opens <a href=\"/painter\">the painter's page</a>, <a href=\"/composer\">the composer's page</a> and <a href=\"/projection\">the projection</a>.</p>";

    /// <summary>Sends the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="message">What is wrong, in a sentence.</param>
    /// <param name="role">What the caller may do.</param>
    public static Task SendAsync(HttpContext context, int status, string message, Role role)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(message + "\n");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>PaintSound</title>
            <link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/css/refusal.css"></head>
            <body><main><h1>PaintSound</h1><p>{WebUtility.HtmlEncode(message)}</p>{(role == Role.Artist ? ArtistPages : "")}<p>{WebUtility.HtmlEncode(Help)}</p></main></body>
            </html>

            """);
    }
}

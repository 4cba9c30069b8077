using Microsoft.AspNetCore.Http;
using PaintSound.Media;

namespace PaintSound.Web.Responses;

/// <summary>Sends pictures and sounds of works, which a browser keeps for an hour.</summary>
internal static class MediaResponse
{
    /// <summary>The type of a picture.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>The type of a sound.</summary>
    public const string Wav = "audio/wav";

    /// <summary>Sends the content, or the status of a file that cannot be shown. The answer does not contain its path; the log gives the reason.</summary>
    /// <param name="context">The request.</param>
    /// <param name="type">The type of the content.</param>
    /// <param name="content">The content; null if there is none.</param>
    /// <param name="statusOfNone">The status if there is none.</param>
    public static async Task SendAsync(HttpContext context, string type, Task<byte[]?> content, int statusOfNone = StatusCodes.Status404NotFound)
    {
        try
        {
            var bytes = await content;
            context.Response.StatusCode = bytes is null ? statusOfNone : StatusCodes.Status200OK;
            if (context.Response.StatusCode == StatusCodes.Status404NotFound)
            {
                return;
            }

            context.Response.Headers.CacheControl = "private, max-age=3600";
            if (bytes is not null)
            {
                context.Response.ContentType = type;
                context.Response.ContentLength = bytes.Length;
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }
        }
        catch (MediaException)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}

using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Web.Setup;

namespace PaintSound.Web.Media;

/// <summary>Hands out pictures and sounds.</summary>
/// <param name="shelf">The works on offer.</param>
/// <param name="backstage">The canvas.</param>
/// <param name="setup">The camera's whole picture.</param>
internal sealed class MediaEndpoints(OfferedMediaCache shelf, IPreviewSource backstage, ISetupService setup)
{
    /// <summary>Adds its addresses to the site.</summary>
    public void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/works/{id}/painting.jpg", GivePaintingAsync);
        site.MapGet("/works/{id}/excerpt.wav", GiveExcerptAsync);
        site.MapGet("/live/canvas", GiveCanvasAsync);
        site.MapGet("/live/camera", context => GivePixelsAsync(context, setup.FrameCount, CameraPreview.PictureBytes, setup.CopyPicture));
    }

    private Task GiveCanvasAsync(HttpContext context) => Number(context.Request.Query["size"]) == IFrameSource.Size
        ? GivePixelsAsync(context, backstage.CanvasFrameCount, IFrameSource.FrameBytes, backstage.CopyCanvas)
        : GivePixelsAsync(context, backstage.CanvasFrameCount, DisplayFrame.PictureBytes, backstage.CopyDisplay);

    private Task GivePaintingAsync(HttpContext context) => GiveAsync(context, "image/jpeg", shelf.PaintingAsync(Id(context)));

    private Task GiveExcerptAsync(HttpContext context) =>
        GiveAsync(context, "audio/wav", shelf.ExcerptAsync(Id(context), Number(context.Request.Query["start"])));

    private static string Id(HttpContext context) => (string)context.GetRouteValue("id")!;

    private static double Number(string? text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static async Task GiveAsync(HttpContext context, string type, Task<byte[]?> finding)
    {
        try
        {
            if (await finding is not { } bytes)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = type;
            context.Response.ContentLength = bytes.Length;
            context.Response.Headers.CacheControl = "private, max-age=3600";
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (MediaException)
        {
            // The file cannot be shown. Its path is nobody's business here; who indexes it is told why.
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private delegate void Copy(Span<byte> rgb);

    /// <summary>A picture as plain pixels, R, G and B of each; nothing where the page has this one already.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="number">The picture's number, taken before it is copied: what comes in between is given again, never missed.</param>
    /// <param name="bytes">How long it is.</param>
    /// <param name="copy">Copies it.</param>
    private static async Task GivePixelsAsync(HttpContext context, long number, int bytes, Copy copy)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Frame"] = FormattableString.Invariant($"{number}");
        if (number == 0 || number == Number(context.Request.Query["after"]))
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var rgb = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            copy(rgb.AsSpan(0, bytes));
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = bytes;
            await context.Response.Body.WriteAsync(rgb.AsMemory(0, bytes), context.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgb);
        }
    }
}

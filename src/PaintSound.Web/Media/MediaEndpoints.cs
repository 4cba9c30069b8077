using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Core.Sources;
using PaintSound.Web.Responses;
using PaintSound.Web.Setup;

namespace PaintSound.Web.Media;

/// <summary>Serves paintings, excerpts, their covers and live pictures.</summary>
/// <param name="mediaCache">The works that a page may request.</param>
/// <param name="preview">The source of the live canvas.</param>
/// <param name="setup">The source of the camera picture.</param>
internal sealed class MediaEndpoints(OfferedMediaCache mediaCache, IPreviewSource preview, ISetupService setup)
{
    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        MapWorks(endpoints, mediaCache);
        endpoints.MapGet("/live/canvas", SendCanvasAsync);
        endpoints.MapGet("/live/camera", context => SendPixelsAsync(context, setup.FrameCount, CameraPreview.PictureBytes, setup.CopyPicture));
    }

    /// <summary>Adds the endpoints of paintings, excerpts and covers. Music without a cover has no content, which is no error for a browser.</summary>
    /// <param name="endpoints">The web application.</param>
    /// <param name="mediaCache">The works that a page may request.</param>
    public static void MapWorks(IEndpointRouteBuilder endpoints, OfferedMediaCache mediaCache)
    {
        endpoints.MapGet("/works/{id}/painting.jpg", context => MediaResponse.SendAsync(context, MediaResponse.Jpeg, mediaCache.GetPaintingAsync(Id(context))));
        endpoints.MapGet("/works/{id}/cover.jpg", context => MediaResponse.SendAsync(
            context,
            MediaResponse.Jpeg,
            mediaCache.GetCoverAsync(Id(context)),
            mediaCache.IsMusicOffered(Id(context)) ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound));
        endpoints.MapGet("/works/{id}/excerpt.wav", context =>
            MediaResponse.SendAsync(context, MediaResponse.Wav, mediaCache.GetExcerptAsync(Id(context), Number(context.Request.Query["start"]))));
    }

    private Task SendCanvasAsync(HttpContext context) => Number(context.Request.Query["size"]) == IFrameSource.Size
        ? SendPixelsAsync(context, preview.CanvasFrameCount, IFrameSource.FrameBytes, preview.CopyCanvas)
        : SendPixelsAsync(context, preview.CanvasFrameCount, DisplayFrame.PictureBytes, preview.CopyDisplay);

    private static string Id(HttpContext context) => (string)context.GetRouteValue("id")!;

    private static double Number(string? text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;

    private delegate void Copy(Span<byte> rgb);

    /// <summary>Sends a picture as plain RGB pixels, or no content if the page already has this picture.</summary>
    /// <param name="context">The request.</param>
    /// <param name="number">The number of the picture, read before the pixels are copied: a newer picture is sent again rather than missed.</param>
    /// <param name="bytes">The size in bytes.</param>
    /// <param name="copy">Copies the pixels.</param>
    private static async Task SendPixelsAsync(HttpContext context, long number, int bytes, Copy copy)
    {
        context.Response.Headers["X-Frame"] = FormattableString.Invariant($"{number}");
        if (number == 0 || number == Number(context.Request.Query["after"]))
        {
            await FreshResponse.SendBytesAsync(context, null, FreshResponse.Binary);
            return;
        }

        var rgb = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            copy(rgb.AsSpan(0, bytes));
            await FreshResponse.SendBytesAsync(context, rgb.AsMemory(0, bytes), FreshResponse.Binary);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rgb);
        }
    }
}

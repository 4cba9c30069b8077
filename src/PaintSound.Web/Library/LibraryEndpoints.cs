using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using PaintSound.Web.Responses;

namespace PaintSound.Web.Library;

/// <summary>Serves the sound and the thumbnails of the library's works. A request names a work by its id; no request and no answer contains a path.</summary>
/// <param name="works">The works.</param>
/// <param name="thumbnails">Scales paintings and album art.</param>
internal sealed class LibraryEndpoints(WorkCatalogue works, ThumbnailCache thumbnails)
{
    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".wav"] = "audio/wav",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".aac"] = "audio/aac",
        [".flac"] = "audio/flac",
        [".ogg"] = "audio/ogg",
        [".oga"] = "audio/ogg",
        [".opus"] = "audio/ogg",
        [".webm"] = "audio/webm",
        [".aif"] = "audio/aiff",
        [".aiff"] = "audio/aiff",
    });

    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/library/works/{id}/sound", SendSoundAsync);
        endpoints.MapGet("/library/works/{id}/picture.jpg", SendPictureAsync);
    }

    private Task SendSoundAsync(HttpContext context)
    {
        if (Find(context) is not { IsMusic: true } work || !File.Exists(work.File))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "no-store";
        var type = Types.TryGetContentType(work.File, out var known) ? known : "application/octet-stream";
        return Results.File(work.File, type, enableRangeProcessing: true).ExecuteAsync(context);
    }

    // Most music has no picture. This is no error, so that the browser does not report one.
    private Task SendPictureAsync(HttpContext context)
    {
        var work = Find(context);
        return MediaResponse.SendAsync(
            context,
            MediaResponse.Jpeg,
            work is null ? Task.FromResult<byte[]?>(null) : thumbnails.GetAsync(work, context.RequestAborted),
            work is { IsMusic: true } ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound);
    }

    private WorkEntry? Find(HttpContext context) => works.Find((string)context.GetRouteValue("id")!);
}

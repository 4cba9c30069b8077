using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.FileProviders;

namespace PaintSound.Web;

/// <summary>The files of the pages, which lie beside the program.</summary>
internal static class PageFiles
{
    /// <summary>Makes a web application serve the files.</summary>
    public static void Use(WebApplication application) => application.UseStaticFiles(new StaticFileOptions
    {
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot")),
        // After an update of PaintSound, an open page must not use old files.
        OnPrepareResponse = response => response.Context.Response.Headers.CacheControl = "no-cache",
    });
}

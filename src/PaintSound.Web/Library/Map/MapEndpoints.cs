using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Core.Choosing;
using PaintSound.Web.Responses;

namespace PaintSound.Web.Library.Map;

/// <summary>Serves the points of the map, the works that they belong to, and which excerpts passed the gate.</summary>
/// <param name="load">Loads the points.</param>
/// <param name="works">The works.</param>
/// <param name="gate">Tells what passed the gate.</param>
internal sealed class MapEndpoints(Func<MapPoints> load, WorkCatalogue works, GateWatch gate)
{
    private readonly Lock _lock = new();
    private MapPoints? _points;

    // A map that lacks points may have got them meanwhile.
    private MapPoints Points
    {
        get
        {
            lock (_lock)
            {
                return _points is { IsComplete: true } ? _points : _points = load();
            }
        }
    }

    /// <summary>Adds the endpoints to a web application.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/library/map/points", SendPointsAsync);
        endpoints.MapGet("/library/map/works", context => FreshResponse.SendJsonAsync(context, Points.Works.Select(Describe)));
        endpoints.MapGet("/library/map/gate", SendGateAsync);
    }

    // The browser keeps them and asks whether they are still the same.
    private Task SendPointsAsync(HttpContext context)
    {
        var points = Points;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ETag = points.Tag;
        if (context.Request.Headers.IfNoneMatch.Contains(points.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = FreshResponse.Binary;
        context.Response.ContentLength = points.Bytes.Length;
        return context.Response.Body.WriteAsync(points.Bytes, context.RequestAborted).AsTask();
    }

    /// <summary>Sends one bit for each excerpt, the lowest bit of a byte first; no content if the page has the newest.</summary>
    private Task SendGateAsync(HttpContext context)
    {
        var passed = gate.Ask();
        context.Response.Headers["X-Gate"] = FormattableString.Invariant($"{passed?.Number ?? 0}");
        if (passed is null || context.Request.Query["after"] == FormattableString.Invariant($"{passed.Number}"))
        {
            return FreshResponse.SendBytesAsync(context, null, FreshResponse.Binary);
        }

        var bits = new byte[(passed.Excerpts.Max() / 8) + 1];
        foreach (var excerpt in passed.Excerpts)
        {
            bits[excerpt / 8] |= (byte)(1 << (excerpt % 8));
        }

        return FreshResponse.SendBytesAsync(context, bits, FreshResponse.Binary);
    }

    private MapWorkDto Describe(Core.Works.Work work)
    {
        var entry = works.Find(work.Id);
        return new MapWorkDto(work.Id, entry?.Tags.Title ?? work.Title, entry?.Collection ?? work.Collection, work is Core.Works.MusicWork);
    }
}

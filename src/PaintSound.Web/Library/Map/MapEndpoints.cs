using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Works;
using PaintSound.Web.Responses;

namespace PaintSound.Web.Library.Map;

/// <summary>Serves the points of the map, the works that they belong to, which excerpts passed the gate, and which pass the filters.</summary>
/// <param name="load">Loads the points.</param>
/// <param name="works">The works.</param>
/// <param name="gate">Tells what passed the gate.</param>
/// <param name="excerpts">The excerpts, in the order of the points.</param>
/// <param name="control">The controls of the show, which have the filters.</param>
internal sealed class MapEndpoints(Func<MapPoints> load, WorkCatalogue works, GateWatch gate, IReadOnlyList<Excerpt> excerpts, IShowControl control)
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
        endpoints.MapGet("/library/map/filter", SendFilterAsync);
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

        return FreshResponse.SendBytesAsync(context, ToBits(passed.Excerpts.Max() + 1, passed.Excerpts), FreshResponse.Binary);
    }

    /// <summary>Sends one bit for each excerpt that passes the filters, whenever it was heard; no content if all pass.</summary>
    private Task SendFilterAsync(HttpContext context)
    {
        var filter = control.State.Choosing.Filter with { Unheard = TimeSpan.Zero };
        return FreshResponse.SendBytesAsync(
            context, filter.IsNone ? null : ToBits(excerpts.Count, Enumerable.Range(0, excerpts.Count).Where(i => filter.Passes(excerpts[i]))), FreshResponse.Binary);
    }

    private static byte[] ToBits(int count, IEnumerable<int> excerpts)
    {
        var bits = new byte[(count + 7) / 8];
        foreach (var excerpt in excerpts)
        {
            bits[excerpt / 8] |= (byte)(1 << (excerpt % 8));
        }

        return bits;
    }

    private MapWorkDto Describe(Work work)
    {
        var entry = works.Find(work.Id);
        return new MapWorkDto(work.Id, entry?.Tags.Title ?? work.Title, entry?.Collection ?? work.Collection, work is MusicWork);
    }
}

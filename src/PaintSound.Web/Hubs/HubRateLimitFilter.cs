using Microsoft.AspNetCore.SignalR;
using PaintSound.Core.Control;
using PaintSound.Web.Setup;

namespace PaintSound.Web.Hubs;

/// <summary>
/// Stands between pages and their lines: what a control refuses becomes a sentence for who asked, and who calls faster than any hand
/// moves a fader is shown out.
/// </summary>
/// <param name="time">The session's clock.</param>
internal sealed class HubRateLimitFilter(TimeProvider time) : IHubFilter
{
    /// <summary>Calls a second: a fader that is dragged makes at most sixty.</summary>
    private const int Most = 120;

    private static readonly object Key = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (IsFlood(call.Context.Items))
        {
            call.Context.Abort();
            throw new HubException("Too many calls.");
        }

        try
        {
            return await next(call);
        }
        catch (Exception e) when (e is InvalidControlException or SetupException)
        {
            throw new HubException(e.Message, e);
        }
    }

    // A connection's calls come one after the other: nobody else touches its count.
    private bool IsFlood(IDictionary<object, object?> items)
    {
        var now = time.GetTimestamp();
        var count = items.TryGetValue(Key, out var kept) && kept is Count known && time.GetElapsedTime(known.Since, now) < TimeSpan.FromSeconds(1)
            ? known with { Calls = known.Calls + 1 }
            : new Count(now, 1);
        items[Key] = count;
        return count.Calls > Most;
    }

    private sealed record Count(long Since, int Calls);
}

using Microsoft.AspNetCore.SignalR;
using PaintSound.Core.Control;
using PaintSound.Web.Settings;
using PaintSound.Web.Setup;

namespace PaintSound.Web.Hubs;

/// <summary>
/// Turns exceptions of controls and setup into messages for the caller, and closes the connection of a page that calls too often.
/// </summary>
/// <param name="time">The session clock.</param>
internal sealed class HubRateLimitFilter(TimeProvider time) : IHubFilter
{
    /// <summary>In calls per second: a fader that a person drags makes at most 60.</summary>
    private const int MaxCalls = 120;

    private static readonly object CounterKey = new();

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext context, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (IsFlood(context.Context.Items))
        {
            context.Context.Abort();
            throw new HubException("Too many calls.");
        }

        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is InvalidControlException or SetupException or SettingsException)
        {
            throw new HubException(e.Message, e);
        }
    }

    // SignalR handles the calls of a connection one after the other, so the counter needs no lock.
    private bool IsFlood(IDictionary<object, object?> items)
    {
        var now = time.GetTimestamp();
        var current = items.TryGetValue(CounterKey, out var item) && item is Counter counter && time.GetElapsedTime(counter.Start, now) < TimeSpan.FromSeconds(1)
            ? counter with { Calls = counter.Calls + 1 }
            : new Counter(now, 1);
        items[CounterKey] = current;
        return current.Calls > MaxCalls;
    }

    private sealed record Counter(long Start, int Calls);
}

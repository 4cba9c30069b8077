namespace PaintSound.Osc.Control;

/// <summary>
/// Requests that wait, at most one for each key: a newer one takes the place of an older one. So a flood of values for one control never
/// makes another control wait for more than one of them, and the last value is never the one that is lost. Thread-safe.
/// </summary>
internal sealed class LatestRequests
{
    /// <summary>More than all controls with all their items; a sender of invented items must not fill the memory.</summary>
    public const int Capacity = 1024;

    private readonly Lock _lock = new();
    private readonly Queue<ControlRequestKey> _order = new();
    private readonly Dictionary<ControlRequestKey, ControlRequest> _requests = [];
    private long _replaced;

    /// <summary>The number of requests that did not get their turn: a newer one replaced them, or too many items were named.</summary>
    public long Replaced => Interlocked.Read(ref _replaced);

    /// <summary>Adds a request, behind those of other controls.</summary>
    /// <returns>False if it took the place of another, or found no place.</returns>
    public bool Add(in ControlRequest request)
    {
        var key = request.Key;
        lock (_lock)
        {
            var isKnown = _requests.ContainsKey(key);
            if (isKnown || _requests.Count < Capacity)
            {
                _requests[key] = request;
                if (!isKnown)
                {
                    _order.Enqueue(key);
                    return true;
                }
            }

            Interlocked.Increment(ref _replaced);
            return false;
        }
    }

    /// <summary>Takes the request that waits longest.</summary>
    /// <returns>False if none waits.</returns>
    public bool TryTake(out ControlRequest request)
    {
        lock (_lock)
        {
            request = default;
            return _order.TryDequeue(out var key) && _requests.Remove(key, out request);
        }
    }
}

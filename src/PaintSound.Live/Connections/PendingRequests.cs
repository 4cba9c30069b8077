namespace PaintSound.Live.Connections;

/// <summary>The last 256 requests to Live with their times, by number. Thread-safe.</summary>
/// <param name="time">The session clock.</param>
/// <param name="offset">The number before the first request. Different offsets keep several instances apart.</param>
internal sealed class PendingRequests(TimeProvider time, int offset = 0)
{
    private const int MaxCount = 256;
    private readonly Dictionary<int, (long SentAt, string Title)> _requests = [];
    private readonly Lock _lock = new();
    private int _last = offset;

    /// <summary>Adds a request.</summary>
    /// <param name="title">The subject of the request, for people.</param>
    /// <returns>The number of the request.</returns>
    public int Add(string title)
    {
        lock (_lock)
        {
            _requests.Remove(++_last - MaxCount);
            _requests[_last] = (time.GetTimestamp(), title);
            return _last;
        }
    }

    /// <summary>Returns the time since a request and its subject, or null if the request is unknown.</summary>
    public (TimeSpan After, string Title)? Find(int number)
    {
        lock (_lock)
        {
            return _requests.TryGetValue(number, out var request) ? (time.GetElapsedTime(request.SentAt), request.Title) : null;
        }
    }
}

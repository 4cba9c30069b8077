namespace PaintSound.Live.Connections;

/// <summary>What was asked of Live and when, by number. Old questions are forgotten. From any thread.</summary>
/// <param name="time">The session's clock.</param>
/// <param name="before">The number before the first: who numbers apart is not mixed up.</param>
internal sealed class PendingRequests(TimeProvider time, int before = 0)
{
    private const int Kept = 256;
    private readonly Dictionary<int, (long At, string Title)> _asked = [];
    private readonly Lock _lock = new();
    private int _last = before;

    /// <summary>Takes note of a question.</summary>
    /// <param name="title">What it is about, for people.</param>
    /// <returns>Its number.</returns>
    public int Add(string title)
    {
        lock (_lock)
        {
            _asked.Remove(++_last - Kept);
            _asked[_last] = (time.GetTimestamp(), title);
            return _last;
        }
    }

    /// <summary>How long ago a question was asked and what it was about, or null where it is forgotten.</summary>
    public (TimeSpan After, string Title)? Find(int number)
    {
        lock (_lock)
        {
            return _asked.TryGetValue(number, out var asked) ? (time.GetElapsedTime(asked.At), asked.Title) : null;
        }
    }
}

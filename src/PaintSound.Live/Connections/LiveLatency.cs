using System.Globalization;

namespace PaintSound.Live.Connections;

/// <summary>The reply times of Live over the last 100 replies. Thread-safe.</summary>
public sealed class LiveLatency
{
    private const int MaxCount = 100;
    private readonly Queue<double> _milliseconds = new();
    private readonly Lock _lock = new();

    /// <summary>The number of measured replies, at most 100.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _milliseconds.Count;
            }
        }
    }

    /// <summary>The median; zero before the first reply.</summary>
    public TimeSpan Median => GetPercentile(0.5);

    /// <summary>The 95th percentile; zero before the first reply.</summary>
    public TimeSpan P95 => GetPercentile(0.95);

    /// <summary>Adds the time of a reply.</summary>
    internal void Add(TimeSpan time)
    {
        lock (_lock)
        {
            _milliseconds.Enqueue(time.TotalMilliseconds);
            if (_milliseconds.Count > MaxCount)
            {
                _milliseconds.Dequeue();
            }
        }
    }

    /// <summary>Returns the median and the 95th percentile for people.</summary>
    public override string ToString() => Count == 0
        ? "not measured yet"
        : string.Create(CultureInfo.InvariantCulture, $"{Median.TotalMilliseconds:0.0} ms, p95 {P95.TotalMilliseconds:0.0} ms");

    private TimeSpan GetPercentile(double fraction)
    {
        lock (_lock)
        {
            var sorted = _milliseconds.Order().ToArray();
            return sorted.Length == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(sorted[Math.Min(sorted.Length - 1, (int)(fraction * sorted.Length))]);
        }
    }
}

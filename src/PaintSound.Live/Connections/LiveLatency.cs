using System.Globalization;

namespace PaintSound.Live.Connections;

/// <summary>How long Live takes to answer, over the last hundred answers. From any thread.</summary>
public sealed class LiveLatency
{
    private const int Kept = 100;
    private readonly Queue<double> _milliseconds = new();
    private readonly Lock _lock = new();

    /// <summary>How many answers there were among the last hundred questions.</summary>
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

    /// <summary>Half of the answers came within this time; zero before the first.</summary>
    public TimeSpan Median => At(0.5);

    /// <summary>95 of 100 answers came within this time; zero before the first.</summary>
    public TimeSpan P95 => At(0.95);

    /// <summary>Takes the time of an answer.</summary>
    internal void Add(TimeSpan time)
    {
        lock (_lock)
        {
            _milliseconds.Enqueue(time.TotalMilliseconds);
            if (_milliseconds.Count > Kept)
            {
                _milliseconds.Dequeue();
            }
        }
    }

    /// <summary>For people.</summary>
    public override string ToString() => Count == 0
        ? "not measured yet"
        : string.Create(CultureInfo.InvariantCulture, $"{Median.TotalMilliseconds:0.0} ms, p95 {P95.TotalMilliseconds:0.0} ms");

    private TimeSpan At(double share)
    {
        lock (_lock)
        {
            var sorted = _milliseconds.Order().ToArray();
            return sorted.Length == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))]);
        }
    }
}

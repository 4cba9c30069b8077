namespace PaintSound.Session.Clock;

/// <summary>
/// Measures the offset of the hub's clock over a line with jitter: a minimum filter for each direction, as in NTP's clock filter. The offset is half the difference of the
/// shortest delays there and back. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// The bound: the shortest delay that was seen in a direction is longer than the line's own by an unknown rest. Delays that are independent have gaps between
/// the shortest of about the same size as the rest. That the rest is larger than the gap from the shortest to the <see cref="Rank"/>th has the probability of 2 to the power of
/// minus 16, for delays that are evenly spread at their lower end. The larger gap of both directions, divided by two, bounds the error, plus what the clocks can drift apart within
/// the window.
/// </para>
/// <para>A line that is longer in one direction even at its best moves the offset by half of the difference. No measurement over the line can see that; see <see cref="ClockReading.HardBound"/>.</para>
/// </remarks>
public sealed class ClockEstimator
{
    /// <summary>How often a site asks for the time.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(80);

    /// <summary>How many samples are kept: 20 s of them.</summary>
    public const int Window = 256;

    /// <summary>The rank of the delay, from 0, whose distance from the shortest is the bound.</summary>
    public const int Rank = 16;

    /// <summary>How much faster than another one the clock of a computer can be: 50 ppm, twice what crystals of computers are specified with.</summary>
    public const double MaxDrift = 50e-6;

    // The clocks of both computers are read some time before and after the datagrams leave and arrive.
    private static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(0.05);

    private readonly Queue<ClockSample> _samples = new();
    private readonly double[] _sorted = new double[Window];

    /// <summary>The last reading; null before the first sample.</summary>
    public ClockReading? Reading { get; private set; }

    /// <summary>Adds a sample.</summary>
    /// <param name="sample">The sample. One that runs backwards is ignored.</param>
    public void Add(ClockSample sample)
    {
        if (sample.Returned < sample.Asked || sample.Answered < sample.Received || sample.RoundTrip < TimeSpan.Zero)
        {
            return;
        }

        _samples.Enqueue(sample);
        if (_samples.Count > Window)
        {
            _samples.Dequeue();
        }

        // A computer that slept, or another hub: no offset fits the samples before and after.
        if (_samples.Min(item => item.Forward) + _samples.Min(item => item.Backward) < -MaxDrift * GetAge(sample))
        {
            _samples.Clear();
            _samples.Enqueue(sample);
        }

        Reading = Measure(sample);
    }

    /// <summary>Forgets everything: the hub has another clock now.</summary>
    public void Reset()
    {
        _samples.Clear();
        Reading = null;
    }

    private double GetAge(ClockSample newest) => (newest.Returned - _samples.Peek().Returned).TotalSeconds;

    private ClockReading Measure(ClockSample newest)
    {
        var drift = MaxDrift * GetAge(newest);
        var (forward, forwardGap) = FindShortest(sample => sample.Forward);
        var (backward, backwardGap) = FindShortest(sample => sample.Backward);
        var hard = ((forward + backward) / 2) + drift + Resolution.TotalSeconds;
        var bound = (Math.Max(forwardGap, backwardGap) / 2) + drift + Resolution.TotalSeconds;
        var trips = Sort(sample => sample.RoundTrip.TotalSeconds);
        var median = trips[trips.Length / 2];
        var longest = trips[trips.Length * 95 / 100];
        return new ClockReading(
            TimeSpan.FromSeconds((forward - backward) / 2),
            TimeSpan.FromSeconds(Math.Min(bound, hard)),
            TimeSpan.FromSeconds(hard),
            TimeSpan.FromSeconds(median / 2),
            TimeSpan.FromSeconds((longest - trips[0]) / 2));
    }

    // With few samples, only the round trip is known.
    private (double Shortest, double Gap) FindShortest(Func<ClockSample, double> delay)
    {
        var sorted = Sort(delay);
        return (sorted[0], sorted.Length > Rank ? sorted[Rank] - sorted[0] : double.PositiveInfinity);
    }

    private ReadOnlySpan<double> Sort(Func<ClockSample, double> value)
    {
        var count = 0;
        foreach (var sample in _samples)
        {
            _sorted[count++] = value(sample);
        }

        var sorted = _sorted.AsSpan(0, count);
        sorted.Sort();
        return sorted;
    }
}

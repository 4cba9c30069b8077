namespace PaintSound.Worker.Benchmarks;

/// <summary>
/// The sound of a quiet canvas on which someone taps five times per second, at random moments, and the times of the taps. Writing does not allocate. For one
/// thread; <see cref="Times"/> may be read when it writes no more.
/// </summary>
/// <param name="rate">Sample rate in Hz.</param>
/// <param name="time">The session clock.</param>
internal sealed class Taps(int rate, TimeProvider time)
{
    /// <summary>The number of taps.</summary>
    public const int Count = 60;

    private const float Noise = 0.0005f;
    private const float Level = 0.3f;
    private const double DecaySeconds = 0.0125;
    private readonly Random _random = new(7);
    private readonly long[] _times = new long[Count];
    private readonly float _decay = (float)Math.Exp(-1 / (DecaySeconds * rate));
    private long _next = rate / 40;
    private long _sample;
    private int _count;
    private float _level;

    /// <summary>How long the taps take.</summary>
    public static TimeSpan Duration => TimeSpan.FromSeconds(Count / 5.0);

    /// <summary>When the block that holds the first sample of each tap was complete; in ticks of the session clock.</summary>
    public IReadOnlyList<long> Times => _times[.._count];

    /// <summary>Writes the next block, which is complete now. Silent but for noise after the last tap.</summary>
    /// <param name="samples">Receives the samples.</param>
    public void Write(Span<float> samples)
    {
        var now = time.GetTimestamp();
        foreach (ref var sample in samples)
        {
            if (_sample++ == _next && _count < Count)
            {
                _times[_count++] = now;
                _level = Level;
                _next = (_count * rate / 5) + (rate / 40) + _random.Next(rate / 10);
            }

            sample = (Noise + _level) * (_random.NextSingle() - 0.5f);
            _level *= _decay;
        }
    }
}

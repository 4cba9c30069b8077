namespace PaintSound.Core.Congruity;

/// <summary>Measures the congruity of live music and live canvas. Deterministic: the same input gives the same readings. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// <b>Raw</b> is 1 - correspondence of the pair. A network that was trained to decide gives values near 0 or near 1 for most pairs, and the
/// distribution differs between networks. So raw values are hard to compare.
/// </para>
/// <para>
/// <b>Calibrated</b> is the share of random pairs with a higher correspondence than this pair; ties count half. 0.9 means that nine of ten
/// random pairs of picture and sound agree less. There are two kinds of random pairs. Library pairs are a painting and an excerpt, drawn once
/// at the start. Performance pairs are added at every step with enough paint and sound: the current canvas with a random excerpt, and the
/// current music with a random painting. So a camera's colours and a room's sound are compared with pairs from the same camera and room. The meter keeps a uniform sample
/// of the performance pairs (Vitter 1985, algorithm R). The calibrated value is monotone in the raw value. The same pair keeps its value
/// unless the sample grows.
/// </para>
/// <para>
/// <b>Smoothed</b> by a first-order low-pass: the time constant is the smoothing time when rising and twice that when falling, because lights
/// that follow should fade slowly.
/// </para>
/// <para>
/// <b>Confidence</b> is the minimum of three values, each 0..1: paint (1 from a tenth of the canvas), sound (1 from 2 s of the last 4 s) and
/// random pairs to compare with (1 from 100 pairs). A lower confidence slows the value down in proportion; at confidence 0 the value does not
/// change. The initial value is 0.5.
/// </para>
/// </remarks>
/// <param name="libraryPairs">Correspondences of random pairs of paintings and excerpts of the library; may be empty.</param>
public sealed class CongruityMeter(IReadOnlyList<float> libraryPairs)
{
    /// <summary>The time constant of falling, as a multiple of that of rising.</summary>
    public const double ReleaseFactor = 2;

    /// <summary>The painted share of the canvas from which confidence in the paint is 1.</summary>
    public const float FullCoverage = 0.1f;

    /// <summary>The sounding share of the last 4 s from which confidence in the sound is 1.</summary>
    public const float FullSoundingShare = 0.5f;

    /// <summary>The number of random pairs from which confidence in the comparison is 1.</summary>
    public const int FullPairCount = 100;

    /// <summary>The confidence from which a congruity is reliable.</summary>
    public const float ReliableConfidence = 0.5f;

    /// <summary>The maximum number of performance pairs in the sample.</summary>
    public const int MaxPerformancePairs = 1000;

    private readonly float[] _library = [.. libraryPairs];
    private readonly float[] _performance = new float[MaxPerformancePairs];

    // A fixed seed: replaying a performance gives the same readings.
    private readonly Random _random = new(1);
    private long _pairCount;
    private double _value = 0.5;
    private TimeSpan? _last;

    /// <summary>Measures the congruity. Call it once every perception step.</summary>
    /// <param name="pair">The current canvas and music.</param>
    /// <param name="randomPairs">Correspondences of this canvas with a random excerpt, and of this music with a random painting.</param>
    /// <param name="smoothing">The time constant of rising; that of falling is <see cref="ReleaseFactor"/> times as long.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    public CongruityReading Measure(LivePair pair, ReadOnlySpan<float> randomPairs, TimeSpan smoothing, TimeSpan now)
    {
        var (paint, sound) = (Math.Min(1, pair.Coverage / FullCoverage), Math.Min(1, pair.SoundingShare / FullSoundingShare));
        if (Math.Min(paint, sound) >= 1)
        {
            foreach (var correspondence in randomPairs)
            {
                AddPair(correspondence);
            }
        }

        var pairs = Math.Min(1, (_library.Length + PerformancePairs.Length) / (float)FullPairCount);
        var confidence = Math.Min(pairs, Math.Min(paint, sound));
        var elapsed = now - (_last ?? now);
        _last = now;
        Follow(Calibrate(pair.Correspondence), confidence, elapsed, smoothing);
        return new CongruityReading((float)_value, 1 - pair.Correspondence, confidence, GetReliability());

        CongruityReliability GetReliability() => confidence switch
        {
            >= ReliableConfidence => CongruityReliability.Reliable,
            _ when confidence == paint => CongruityReliability.TooLittlePaint,
            _ when confidence == sound => CongruityReliability.TooLittleSound,
            _ => CongruityReliability.TooFewPairs,
        };
    }

    private ReadOnlySpan<float> PerformancePairs => _performance.AsSpan(0, (int)Math.Min(_pairCount, MaxPerformancePairs));

    /// <summary>Returns the share of random pairs with a higher correspondence, 0..1; 0.5 if there are no pairs.</summary>
    private double Calibrate(float correspondence)
    {
        var count = _library.Length + PerformancePairs.Length;
        return count == 0 ? 0.5 : (CountHigher(_library, correspondence) + CountHigher(PerformancePairs, correspondence)) / count;
    }

    private static double CountHigher(ReadOnlySpan<float> others, float own)
    {
        var halves = 0;
        foreach (var other in others)
        {
            halves += other > own ? 2 : other == own ? 1 : 0;
        }

        return halves / 2.0;
    }

    private void AddPair(float correspondence)
    {
        var slot = _pairCount < MaxPerformancePairs ? _pairCount : _random.NextInt64(_pairCount + 1);
        _pairCount++;
        if (slot < MaxPerformancePairs)
        {
            _performance[slot] = correspondence;
        }
    }

    private void Follow(double target, float confidence, TimeSpan elapsed, TimeSpan smoothing)
    {
        var time = (target > _value ? 1 : ReleaseFactor) * smoothing.TotalSeconds;
        var share = time > 0 ? 1 - Math.Exp(-elapsed.TotalSeconds / time) : 1;
        _value += share * confidence * (target - _value);
    }
}

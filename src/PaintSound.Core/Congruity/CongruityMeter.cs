namespace PaintSound.Core.Congruity;

/// <summary>How congruent the live music and the live canvas are. Pure: the same figures give the same congruities. One thread at a time.</summary>
/// <remarks>
/// <para>
/// <b>Raw</b> is 1 - correspondence of the pair. A network that was taught to decide puts most pairs near 0 or near 1, and another network
/// puts them elsewhere: raw figures bunch, and say little.
/// </para>
/// <para>
/// <b>Calibrated</b> is the share of chance pairs that are farther apart than this one, ties counted by half: 0.9 means that nine of ten
/// pictures and sounds that meet by chance agree less. Chance pairs are of two kinds. Of the library: a painting and an excerpt, drawn once
/// at the beginning. Of this performance: at every step the canvas of this moment with an excerpt, and the music of this moment with a
/// painting, so that a camera's colours and a room's sound are judged among their like; of those a sample of even chance over the whole
/// performance is kept (Vitter 1985, algorithm R). A pair's figure only rises with its raw one, and the same pair keeps its figure, but
/// for the sample's growing.
/// </para>
/// <para>
/// <b>Smoothed</b> by a pole of first order: rising with the smoothing time as its time constant, falling with twice that, because lights that
/// follow should breathe out slowly.
/// </para>
/// <para>
/// <b>Confidence</b> is the least of three, each 0..1: paint (full from a tenth of the canvas), sound (full from two of the last four
/// seconds) and chance pairs to compare with (full from a hundred). What is not to be relied on moves the value more slowly, in proportion; at
/// confidence 0 it stays where it is. It begins in the middle.
/// </para>
/// </remarks>
/// <param name="libraryPairs">Correspondences of random paintings and excerpts of the library; may be empty.</param>
public sealed class CongruityMeter(IReadOnlyList<float> libraryPairs)
{
    /// <summary>Falling takes so many times as long as rising.</summary>
    public const double Release = 2;

    /// <summary>The share of the canvas that must be painted.</summary>
    public const float EnoughPaint = 0.1f;

    /// <summary>The share of the last four seconds that must sound.</summary>
    public const float EnoughSound = 0.5f;

    /// <summary>Chance pairs that it takes to tell one percentile from another.</summary>
    public const int EnoughPairs = 100;

    /// <summary>The confidence from which a congruity is to be relied on.</summary>
    public const float Reliable = 0.5f;

    /// <summary>Chance pairs of a performance that are kept.</summary>
    public const int Kept = 1000;

    private readonly float[] _library = [.. libraryPairs];
    private readonly float[] _performance = new float[Kept];

    // Always the same chance: a performance that is played again measures the same.
    private readonly Random _random = new(1);
    private long _met;
    private double _value = 0.5;
    private TimeSpan? _last;

    /// <summary>Compares, once a perception step.</summary>
    /// <param name="pair">The canvas and the music of this moment.</param>
    /// <param name="chance">Correspondences of this canvas with an excerpt, and of a painting with this music, drawn at random.</param>
    /// <param name="smoothing">The time constant of rising; falling takes <see cref="Release"/> times that.</param>
    /// <param name="now">Time since the beginning of the performance; never runs backwards.</param>
    public CongruityReading Measure(LivePair pair, ReadOnlySpan<float> chance, TimeSpan smoothing, TimeSpan now)
    {
        var (paint, sound) = (Math.Min(1, pair.Painted / EnoughPaint), Math.Min(1, pair.Sounding / EnoughSound));
        if (Math.Min(paint, sound) >= 1)
        {
            foreach (var correspondence in chance)
            {
                Meet(correspondence);
            }
        }

        var pairs = Math.Min(1, (_library.Length + Known.Length) / (float)EnoughPairs);
        var confidence = Math.Min(pairs, Math.Min(paint, sound));
        var elapsed = now - (_last ?? now);
        _last = now;
        Follow(Calibrated(pair.Correspondence), confidence, elapsed, smoothing);
        return new CongruityReading((float)_value, 1 - pair.Correspondence, confidence, Doubt());

        CongruityReliability Doubt() => confidence switch
        {
            >= Reliable => CongruityReliability.Reliable,
            _ when confidence == paint => CongruityReliability.TooLittlePaint,
            _ when confidence == sound => CongruityReliability.TooLittleSound,
            _ => CongruityReliability.TooFewPairs,
        };
    }

    private ReadOnlySpan<float> Known => _performance.AsSpan(0, (int)Math.Min(_met, Kept));

    /// <summary>0..1: the share of chance pairs that are farther apart; the middle where there are none.</summary>
    private double Calibrated(float correspondence)
    {
        var count = _library.Length + Known.Length;
        return count == 0 ? 0.5 : (Farther(_library, correspondence) + Farther(Known, correspondence)) / count;
    }

    private static double Farther(ReadOnlySpan<float> others, float own)
    {
        var halves = 0;
        foreach (var other in others)
        {
            halves += other > own ? 2 : other == own ? 1 : 0;
        }

        return halves / 2.0;
    }

    private void Meet(float correspondence)
    {
        var place = _met < Kept ? _met : _random.NextInt64(_met + 1);
        _met++;
        if (place < Kept)
        {
            _performance[place] = correspondence;
        }
    }

    private void Follow(double target, float confidence, TimeSpan elapsed, TimeSpan smoothing)
    {
        var time = (target > _value ? 1 : Release) * smoothing.TotalSeconds;
        var share = time > 0 ? 1 - Math.Exp(-elapsed.TotalSeconds / time) : 1;
        _value += share * confidence * (target - _value);
    }
}

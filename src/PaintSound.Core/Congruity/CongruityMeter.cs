using PaintSound.Core.Music;

namespace PaintSound.Core.Congruity;

/// <summary>Measures the congruity of live music and live canvas. Deterministic: the same input gives the same readings. Not thread-safe.</summary>
/// <remarks>
/// <para>
/// <b>Raw</b> is 1 - correspondence of the pair. A network that was trained to decide gives values near 0 or near 1 for most pairs, and some music
/// fits almost every picture. So raw values are hard to compare.
/// </para>
/// <para>
/// <b>Calibrated</b> is mostly (three quarters) the share of other pictures that fit this music worse than the canvas does, so that a piece that fits
/// everything is not congruent with everything; and to one quarter the share of all pairs of other pictures and excerpts of the library that fit worse.
/// All are compared by their log odds relative to how each picture fits other music (<see cref="Choosing.Popularity"/>), so that a camera's colours
/// have no influence. A picture that fits about as well as the canvas counts in part, so that the value moves without steps.
/// </para>
/// <para>
/// <b>Smoothed</b> by a first-order low-pass: the time constant is the smoothing time when rising and twice that when falling, because lights
/// that follow should fade slowly.
/// </para>
/// <para>
/// <b>Confidence</b> is the minimum of four values, each 0..1: paint (1 from a tenth of the canvas), sound (1 from 2 s of the last 4 s), variation of
/// the sound (0 for hum and noise) and pictures to compare with (1 from ten). A lower confidence slows the value down in proportion; at confidence 0
/// the value does not change. The initial value is 0.5.
/// </para>
/// </remarks>
/// <param name="pairs">The relative log odds of pairs of other pictures and excerpts of the library; may be empty.</param>
public sealed class CongruityMeter(IEnumerable<float> pairs)
{
    /// <summary>The time constant of falling, as a multiple of that of rising.</summary>
    public const double ReleaseFactor = 2;

    /// <summary>The painted share of the canvas from which confidence in the paint is 1.</summary>
    public const float FullCoverage = 0.1f;

    /// <summary>The sounding share of the last 4 s from which confidence in the sound is 1.</summary>
    public const float FullSoundingShare = 0.5f;

    /// <summary>The number of other pictures from which confidence in the comparison is 1.</summary>
    public const int FullPictureCount = 10;

    /// <summary>The confidence from which a congruity is reliable.</summary>
    public const float ReliableConfidence = 0.5f;

    /// <summary>The weight of the pictures for the same music; the rest is that of the pairs.</summary>
    private const double PicturesWeight = 0.75;

    // A difference of log odds within which two pictures fit about equally: half the spread of the pictures, and at least this.
    private const double MinWidth = 0.3;

    private float[] _pairs = [.. pairs.Order()];
    private double _value = 0.5;
    private TimeSpan? _last;

    /// <summary>Sets the relative log odds of pairs of other pictures and excerpts of the library: the artists have taught PaintSound something else.</summary>
    public void SetPairs(IEnumerable<float> pairs) => _pairs = [.. pairs.Order()];

    /// <summary>Measures the congruity. Call it once every perception step.</summary>
    /// <param name="pair">The current canvas and music.</param>
    /// <param name="pictures">The relative log odds of other pictures with the current music.</param>
    /// <param name="smoothing">The time constant of rising; that of falling is <see cref="ReleaseFactor"/> times as long.</param>
    /// <param name="now">Time since the start of the performance; never decreases.</param>
    public CongruityReading Measure(LivePair pair, ReadOnlySpan<float> pictures, TimeSpan smoothing, TimeSpan now)
    {
        var (paint, sound) = (Math.Min(1, pair.Coverage / FullCoverage), Math.Min(1, pair.SoundingShare / FullSoundingShare));
        var variation = Math.Clamp((pair.VariationDb - SoundVariation.SteadyDb) / (SoundVariation.MovingDb - SoundVariation.SteadyDb), 0, 1);
        var comparison = Math.Min(1, pictures.Length / (float)FullPictureCount);
        var confidence = Math.Min(Math.Min(comparison, variation), Math.Min(paint, sound));
        var elapsed = now - (_last ?? now);
        _last = now;
        Follow(Calibrate(pair.RelativeLogOdds, pictures), confidence, elapsed, smoothing);
        return new CongruityReading((float)_value, 1 - pair.Correspondence, confidence, GetReliability());

        CongruityReliability GetReliability() => confidence switch
        {
            >= ReliableConfidence => CongruityReliability.Reliable,
            _ when confidence == paint => CongruityReliability.TooLittlePaint,
            _ when confidence == sound => CongruityReliability.TooLittleSound,
            _ when confidence == variation => CongruityReliability.SteadySound,
            _ => CongruityReliability.TooFewPictures,
        };
    }

    private double Calibrate(float own, ReadOnlySpan<float> pictures)
    {
        if (pictures.IsEmpty)
        {
            return 0.5;
        }

        var ofPictures = GetShareOfWorse(own, pictures);
        return _pairs.Length == 0 ? ofPictures : (PicturesWeight * ofPictures) + ((1 - PicturesWeight) * GetShareOfWorsePairs(own));
    }

    /// <summary>Returns the share of pictures that fit worse, 0..1.</summary>
    private static double GetShareOfWorse(float own, ReadOnlySpan<float> pictures)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var picture in pictures)
        {
            sum += picture;
            squares += (double)picture * picture;
        }

        var mean = sum / pictures.Length;
        var width = MinWidth + (Math.Sqrt(Math.Max(0, (squares / pictures.Length) - (mean * mean))) / 2);
        var worse = 0.0;
        foreach (var picture in pictures)
        {
            worse += 1 / (1 + Math.Exp((own - picture) * 1.7 / width));   // almost the normal distribution
        }

        return worse / pictures.Length;
    }

    private double GetShareOfWorsePairs(float own)
    {
        var found = Array.BinarySearch(_pairs, own);
        return 1 - ((found < 0 ? ~found : found) / (double)_pairs.Length);
    }

    private void Follow(double target, float confidence, TimeSpan elapsed, TimeSpan smoothing)
    {
        var time = (target > _value ? 1 : ReleaseFactor) * smoothing.TotalSeconds;
        var share = time > 0 ? 1 - Math.Exp(-elapsed.TotalSeconds / time) : 1;
        _value += share * confidence * (target - _value);
    }
}

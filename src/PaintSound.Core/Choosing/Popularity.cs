namespace PaintSound.Core.Choosing;

/// <summary>
/// How well each item fits in general, whatever it is compared with: the mean log odds of its correspondence with many others. Some excerpts fit
/// almost every picture in the eyes of a network, and some paintings almost all music. Without this part, a selection answers what is there now.
/// Immutable, thread-safe.
/// </summary>
public sealed class Popularity
{
    /// <summary>Correspondences nearer to 0 or 1 have no more precision in a float.</summary>
    private const double Nearest = 1e-7;

    /// <summary>The largest log odds: those of the correspondence that is nearest to 1.</summary>
    public const float MaxLogOdds = 16.118095f;

    /// <summary>An item that fits everything equally has no deviation; a small one keeps it in the middle instead of at an end.</summary>
    internal const float MinDeviation = 1e-3f;

    private readonly float[] _means;
    private readonly float[] _deviations;

    internal Popularity(float[] means, float[] deviations) => (_means, _deviations) = (means, deviations);

    /// <summary>The number of items.</summary>
    public int Count => _means.Length;

    /// <summary>The mean log odds of each item.</summary>
    public ReadOnlySpan<float> Means => _means;

    /// <summary>The standard deviation of the log odds of each item, above 0.</summary>
    public ReadOnlySpan<float> Deviations => _deviations;

    /// <summary>Creates a popularity that was measured before.</summary>
    /// <param name="means">The mean log odds of each item. Not copied.</param>
    /// <param name="deviations">The standard deviation of the log odds of each item, above 0. Not copied.</param>
    public static Popularity Create(float[] means, float[] deviations) => new(means, deviations);

    /// <summary>The popularity of items that were compared with nothing: all the same.</summary>
    /// <param name="count">The number of items.</param>
    public static Popularity None(int count) => new(new float[count], [.. Enumerable.Repeat(1f, count)]);

    /// <summary>Creates the popularity of items.</summary>
    /// <param name="logOdds">The log odds of every item with every other thing: one list for each thing, in the order of the items. At least one list.</param>
    public static Popularity Of(IReadOnlyList<float[]> logOdds)
    {
        var sums = new PopularitySums(logOdds[0].Length);
        foreach (var values in logOdds)
        {
            sums.Add(values);
        }

        return sums.ToPopularity(logOdds.Count);
    }

    /// <summary>Returns the log odds of a correspondence: below 0 close, above 0 far.</summary>
    /// <param name="correspondence">0 close ... 1 far.</param>
    public static float ToLogOdds(float correspondence)
    {
        var far = Math.Clamp(correspondence, Nearest, 1 - Nearest);
        return (float)Math.Log(far / (1 - far));
    }

    /// <summary>Replaces correspondences by their log odds.</summary>
    /// <param name="values">The correspondences.</param>
    public static void ToLogOdds(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value = ToLogOdds(value);
        }
    }

    /// <summary>Returns the correspondence of log odds, 0 close ... 1 far.</summary>
    /// <param name="logOdds">Below 0 close, above 0 far.</param>
    public static float ToCorrespondence(float logOdds) => (float)(1 / (1 + Math.Exp(-(double)logOdds)));

    /// <summary>Takes a share of the popularity off log odds.</summary>
    /// <param name="logOdds">The log odds of every item with what is there now.</param>
    /// <param name="share">How much of the popularity is taken off: 0 nothing ... 1 all.</param>
    /// <param name="distance">Receives one value for each item; lower is closer.</param>
    public void TakeOffLogOdds(ReadOnlySpan<float> logOdds, double share, Span<float> distance)
    {
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = TakeOffLogOdds(i, logOdds[i], share);
        }
    }

    /// <summary>Takes a share of the popularity off the log odds of one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="logOdds">Its log odds with what is there now.</param>
    /// <param name="share">How much of the popularity is taken off: 0 nothing ... 1 all.</param>
    /// <returns>Lower is closer.</returns>
    public float TakeOffLogOdds(int item, float logOdds, double share) => logOdds - (float)(share * _means[item]);

    /// <summary>Computes log odds without a share of the popularity.</summary>
    /// <param name="correspondence">The correspondence of every item with what is there now.</param>
    /// <param name="share">How much of the popularity is taken off: 0 nothing ... 1 all.</param>
    /// <param name="distance">Receives one value for each item; lower is closer.</param>
    public void TakeOff(ReadOnlySpan<float> correspondence, double share, Span<float> distance)
    {
        correspondence.CopyTo(distance);
        ToLogOdds(distance);
        TakeOffLogOdds(distance, share, distance);
    }

    /// <summary>Computes how far each item is from what it usually is, in standard deviations.</summary>
    /// <param name="correspondence">The correspondence of every item with what is there now.</param>
    /// <param name="distance">Receives one value for each item; lower is closer.</param>
    public void Standardise(ReadOnlySpan<float> correspondence, Span<float> distance)
    {
        for (var i = 0; i < distance.Length; i++)
        {
            distance[i] = (ToLogOdds(correspondence[i]) - _means[i]) / _deviations[i];
        }
    }
}

namespace PaintSound.Media.Conversion;

/// <summary>
/// Mixing weights from several channels to one. The result is the mean of the channels, each weighted by its level, at the power of the channels
/// themselves: mono on two channels stays mono, two different channels keep their level, a single active channel keeps its level. The more the
/// channels cancel each other, the more the loudest channel replaces the mean: sound in opposite phase does not vanish.
/// </summary>
internal static class MonoMix
{
    /// <summary>The channels cancel if the power of their mean is less than this fraction of their power (two channels with a correlation below -0.8).</summary>
    public const double CancelledPower = 0.1;

    /// <summary>The mean is used alone if its power is above this fraction (two channels with a correlation above -0.5). Between the two limits the weights blend linearly.</summary>
    public const double PlainMeanPower = 0.25;

    /// <summary>Computes the weights of the channels.</summary>
    /// <param name="level">Statistics that decide the weight of each channel in the mean and the level of the mix.</param>
    /// <param name="correlation">Statistics that decide whether the channels cancel. For a file, the same as <paramref name="level"/>.</param>
    /// <param name="isHeard">True for the channels that are mixed, at least one.</param>
    /// <param name="weights">Receives one factor per channel, 0..2; 0 for the channels that are not mixed.</param>
    public static void SetWeights(ChannelStatistics level, ChannelStatistics correlation, ReadOnlySpan<bool> isHeard, Span<float> weights)
    {
        SetMean(level, isHeard, weights);
        var share = GetLoudestShare(GetRelativePower(correlation, weights));
        var gain = (float)Math.Sqrt(1 / Math.Max(PlainMeanPower, GetRelativePower(level, weights)));
        var loudest = FindLoudest(correlation, isHeard);
        for (var c = 0; c < weights.Length; c++)
        {
            weights[c] = ((1 - share) * gain * weights[c]) + (c == loudest ? share : 0);
        }
    }

    /// <summary>How much the loudest channel replaces the mean: 0 not at all, 1 wholly.</summary>
    /// <param name="meanPower">The power of the mean, relative to the power of the channels.</param>
    public static float GetLoudestShare(double meanPower) =>
        (float)Math.Clamp((PlainMeanPower - meanPower) / (PlainMeanPower - CancelledPower), 0, 1);

    /// <summary>Sets the weights of the mean: proportional to the level of each channel, with the sum 1.</summary>
    private static void SetMean(ChannelStatistics level, ReadOnlySpan<bool> isHeard, Span<float> weights)
    {
        var (sum, count) = (0.0, 0);
        for (var c = 0; c < weights.Length; c++)
        {
            sum += isHeard[c] ? Math.Sqrt(level[c, c]) : 0;
            count += isHeard[c] ? 1 : 0;
        }

        for (var c = 0; c < weights.Length; c++)
        {
            weights[c] = !isHeard[c] ? 0 : sum > 0 ? (float)(Math.Sqrt(level[c, c]) / sum) : 1f / count;
        }
    }

    /// <summary>The power of the mean, relative to the power of the channels (their mean, weighted by their level squared); 1 for silence.</summary>
    private static double GetRelativePower(ChannelStatistics statistics, ReadOnlySpan<float> mean)
    {
        var (squares, sum) = (0.0, 0.0);
        for (var c = 0; c < mean.Length; c++)
        {
            squares += mean[c] * (double)mean[c] * statistics[c, c];
            sum += mean[c] * (double)mean[c];
        }

        return squares > 0 ? statistics.Correlate(mean, mean) * sum / squares : 1;
    }

    private static int FindLoudest(ChannelStatistics statistics, ReadOnlySpan<bool> isHeard)
    {
        var loudest = -1;
        for (var c = 0; c < statistics.Channels; c++)
        {
            if (isHeard[c] && (loudest < 0 || statistics[c, c] > statistics[loudest, loudest]))
            {
                loudest = c;
            }
        }

        return loudest;
    }
}

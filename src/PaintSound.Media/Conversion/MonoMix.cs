namespace PaintSound.Media.Conversion;

/// <summary>
/// Mixing weights from several channels to one. The result is the mean of the active channels. The more the channels cancel each other,
/// the more the loudest channel replaces the mean. A single active channel keeps its level, mono on two channels stays mono, and sound
/// in opposite phase does not vanish.
/// </summary>
internal static class MonoMix
{
    /// <summary>A channel is active if its energy is at least this fraction of the loudest channel's energy (-20 dB).</summary>
    public const double ActiveEnergy = 0.01;

    /// <summary>The channels cancel if the energy of their mean is less than this fraction of their mean energy (two channels with a correlation below -0.8).</summary>
    public const double CancelledEnergy = 0.1;

    /// <summary>The mean is used alone if its energy is above this fraction (two channels with a correlation above -0.5). Between the two limits the weights blend linearly.</summary>
    public const double PlainMeanEnergy = 0.25;

    /// <summary>Computes the weights of the channels.</summary>
    /// <param name="activity">Statistics that decide which channels are active.</param>
    /// <param name="correlation">Statistics that decide whether the channels cancel. For a file, the same as <paramref name="activity"/>.</param>
    /// <param name="weights">Receives one factor per channel, 0..1; the sum is 1.</param>
    public static void SetWeights(ChannelStatistics activity, ChannelStatistics correlation, Span<float> weights)
    {
        var minEnergy = GetEnergy(activity, FindLoudest(activity)) * ActiveEnergy;
        var activeCount = 0;
        double energy = 0, sumEnergy = 0;
        for (var a = 0; a < weights.Length; a++)
        {
            if (GetEnergy(activity, a) < minEnergy)
            {
                continue;
            }

            activeCount++;
            energy += GetEnergy(correlation, a);
            for (var b = 0; b < weights.Length; b++)
            {
                sumEnergy += GetEnergy(activity, b) < minEnergy ? 0 : correlation[a, b];
            }
        }

        var meanEnergy = energy > 0 ? sumEnergy / activeCount / energy : 1;
        var loudestShare = (float)Math.Clamp((PlainMeanEnergy - meanEnergy) / (PlainMeanEnergy - CancelledEnergy), 0, 1);
        var loudest = FindLoudest(correlation);
        for (var c = 0; c < weights.Length; c++)
        {
            weights[c] = (GetEnergy(activity, c) < minEnergy ? 0 : (1 - loudestShare) / activeCount) + (c == loudest ? loudestShare : 0);
        }
    }

    private static double GetEnergy(ChannelStatistics statistics, int channel) => statistics[channel, channel];

    private static int FindLoudest(ChannelStatistics statistics)
    {
        var loudest = 0;
        for (var c = 1; c < statistics.Channels; c++)
        {
            loudest = GetEnergy(statistics, c) > GetEnergy(statistics, loudest) ? c : loudest;
        }

        return loudest;
    }
}

namespace PaintSound.Media.Conversion;

/// <summary>
/// The rule by which several channels become one: the mean of the channels that carry sound; as far as that mean cancels, the loudest
/// channel instead. So a single active channel keeps its level, mono on two channels sounds like mono, and sound in counter-phase does
/// not vanish.
/// </summary>
internal static class MonoMix
{
    /// <summary>A channel carries sound if its energy is at least this part of the loudest channel's (-20 dB).</summary>
    public const double ActiveEnergy = 0.01;

    /// <summary>The mean cancels if its energy is less than this part of its channels' mean energy (two channels with a correlation below -0.8).</summary>
    public const double CancelledEnergy = 0.1;

    /// <summary>The mean is whole if its energy is more than this part (two channels with a correlation above -0.5). Between the two, the rule blends.</summary>
    public const double WholeEnergy = 0.25;

    /// <summary>Sets the weights of the channels.</summary>
    /// <param name="activity">The sound from which it is known which channels carry sound.</param>
    /// <param name="likeness">The sound from which it is known whether they cancel. Of a file, the same.</param>
    /// <param name="weights">Receives a factor for each channel, 0..1; together they are 1.</param>
    public static void SetWeights(ChannelStatistics activity, ChannelStatistics likeness, Span<float> weights)
    {
        var least = Energy(activity, Loudest(activity)) * ActiveEnergy;
        var active = 0;
        double energy = 0, ofSum = 0;
        for (var a = 0; a < weights.Length; a++)
        {
            if (Energy(activity, a) < least)
            {
                continue;
            }

            active++;
            energy += Energy(likeness, a);
            for (var b = 0; b < weights.Length; b++)
            {
                ofSum += Energy(activity, b) < least ? 0 : likeness[a, b];
            }
        }

        var whole = energy > 0 ? ofSum / active / energy : 1;
        var alone = (float)Math.Clamp((WholeEnergy - whole) / (WholeEnergy - CancelledEnergy), 0, 1);
        var loudest = Loudest(likeness);
        for (var c = 0; c < weights.Length; c++)
        {
            weights[c] = (Energy(activity, c) < least ? 0 : (1 - alone) / active) + (c == loudest ? alone : 0);
        }
    }

    private static double Energy(ChannelStatistics statistics, int channel) => statistics[channel, channel];

    private static int Loudest(ChannelStatistics statistics)
    {
        var loudest = 0;
        for (var c = 1; c < statistics.Channels; c++)
        {
            loudest = Energy(statistics, c) > Energy(statistics, loudest) ? c : loudest;
        }

        return loudest;
    }
}

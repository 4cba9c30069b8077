using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>
/// Measures the attacks of the excerpts of a piece of music while it is streamed: how long the level takes to its peak. The level is the RMS of 10 ms, every 2.5 ms. Where it first reaches
/// nine tenths of its highest value in the excerpt, the attack ends; it begins where the level was last below a tenth of the way from the lowest value of the second before. So a note that
/// swells evenly for 1 s has an attack of 800 ms, and a hit one of about 8 ms, which is the window. Stores one value for every 2.5 ms (about 17 MB for three hours). Not thread-safe.
/// </summary>
public sealed class AttackMeter
{
    private const int StepSamples = 40;
    private const int WindowSteps = 4;
    private const int StepsPerSecond = ISoundSource.SampleRate / StepSamples;
    private const double StepMs = 1000.0 / StepsPerSecond;
    private const double Begin = 0.1, End = 0.9;

    /// <summary>The lowest peak of a sound, -60 dB relative to full scale.</summary>
    private const double MinPeak = 1e-3;

    /// <summary>How much the level must rise, as a factor. A drone and dense noise have no attack.</summary>
    private const double MinRise = 2;

    // An excerpt begins slightly before its onset, or at it.
    private const int EarlySteps = StepsPerSecond / 20;

    private readonly List<float> _powers = [];   // sums of squares
    private float _power;
    private int _fill;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Any number of samples at 16 kHz, -1..1.</param>
    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            _power += float.IsFinite(sample) ? sample * sample : 0;
            if (++_fill == StepSamples)
            {
                _powers.Add(_power);
                (_power, _fill) = (0, 0);
            }
        }
    }

    /// <summary>Returns the attack of an excerpt of 4 s.</summary>
    /// <param name="startSeconds">The start of the excerpt. The time after the end of the piece is left out.</param>
    /// <returns>In ms, up to 1 s; NaN if the excerpt is silent, or if its level hardly rises.</returns>
    public float GetAttackMs(double startSeconds)
    {
        var first = (int)Math.Round(startSeconds * StepsPerSecond);
        var last = Math.Min(_powers.Count, first + (int)(Excerpt.Seconds * StepsPerSecond)) - 1;
        var (peak, highest) = (0.0, first);
        for (var step = first; step <= last; step++)
        {
            peak = Math.Max(peak, GetLevel(step));
        }

        if (peak < MinPeak)
        {
            return float.NaN;
        }

        while (GetLevel(highest) < End * peak)
        {
            highest++;
        }

        var low = peak;
        for (var step = Math.Max(first - EarlySteps, highest - StepsPerSecond); step <= highest; step++)
        {
            low = Math.Min(low, GetLevel(step));
        }

        return peak < MinRise * low ? float.NaN : (float)(StepMs * (FindEnd(highest, low + (End * (peak - low))) - FindBegin(highest, low + (Begin * (peak - low)))));
    }

    // Both are between two steps.
    private double FindEnd(int step, double level)
    {
        while (GetLevel(step) < level)
        {
            step++;
        }

        return step - Fraction(GetLevel(step), GetLevel(step - 1), level);
    }

    private double FindBegin(int step, double level)
    {
        while (GetLevel(step) > level)
        {
            step--;
        }

        return step + Fraction(GetLevel(step), GetLevel(step + 1), level);
    }

    private static double Fraction(double from, double to, double level) => from == to ? 0 : Math.Clamp((level - from) / (to - from), 0, 1);

    // Of the window that ends with a step. Before the piece is silence.
    private double GetLevel(int step)
    {
        var power = 0.0;
        for (var i = Math.Max(0, step - WindowSteps + 1); i <= step; i++)
        {
            power += _powers[i];
        }

        return Math.Sqrt(power / (WindowSteps * StepSamples));
    }
}

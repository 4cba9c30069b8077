using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Tells electrical pulses, such as those of a mobile phone beside the cable, from touches: a pulse is over within a millisecond; a touch makes the
/// canvas sound for longer. Uses the second difference of the samples, in which the ringing of the high-pass is weak. Does not allocate.
/// </summary>
internal sealed class PulseDetector
{
    private const int SliceSamples = ISoundSource.SampleRate / 1600;   // 0.625 ms
    private const int Slices = 16;
    private const int FirstAfter = 3, LastAfter = 5;                   // slices after the loudest
    private const double EndedEnergy = 0.016;                          // -18 dB

    private readonly double[] _energies = new double[Slices];
    private double _last, _beforeLast;
    private int _filled, _slice;
    private long _count;

    /// <summary>Adds a sample of the high-pass.</summary>
    public void Add(double sample)
    {
        var curvature = sample - (2 * _last) + _beforeLast;
        (_beforeLast, _last) = (_last, sample);
        _energies[_slice] += curvature * curvature;
        if (++_filled == SliceSamples)
        {
            _filled = 0;
            _count++;
            _slice = (_slice + 1) % Slices;
            _energies[_slice] = 0;
        }
    }

    /// <summary>Judges the sound since a sample.</summary>
    /// <param name="samples">The number of samples back, at most 9 ms.</param>
    /// <returns>True for a pulse, false for a touch, null if more sound is needed.</returns>
    public bool? IsPulse(int samples)
    {
        var slices = Math.Min(samples / SliceSamples, Slices - 1);
        var highest = 0.0;
        for (var age = slices; age > 0; age--)
        {
            highest = Math.Max(highest, At(age));
        }

        // The first of several pulses.
        var loudest = slices;
        while (loudest > 1 && At(loudest) < highest / 16)
        {
            loudest--;
        }

        for (var after = FirstAfter; after <= LastAfter; after++)
        {
            if (loudest - after < 1)
            {
                return null;
            }

            if (At(loudest - after) > At(loudest) * EndedEnergy)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Forgets the sound so far.</summary>
    public void Reset()
    {
        Array.Clear(_energies);
        (_last, _beforeLast) = (0, 0);
    }

    // The last complete slice has age 1.
    private double At(int age) => _energies[(_slice - age + Slices) % Slices];
}

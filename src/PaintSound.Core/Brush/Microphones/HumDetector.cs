using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>
/// Detects loud hum of 50 or 60 Hz with any harmonics: sound that repeats after one period of the mains. Holds the state of one microphone. Does not
/// allocate after its creation.
/// </summary>
internal sealed class HumDetector
{
    /// <summary>The level above which hum is told, in dB relative to full scale. Below, the analysis hears strokes beside it.</summary>
    public const float LoudDb = -50;

    /// <summary>The share of the sound that repeats.</summary>
    private const double MinShare = 0.6;

    private const double RumbleHz = 40;
    private const int Period50 = ISoundSource.SampleRate / 50;
    private const int Period60 = ISoundSource.SampleRate / 60;  // and two thirds of a sample
    private const double Fraction60 = (double)ISoundSource.SampleRate / 60 - Period60;

    private readonly HighPass _highPass = new(RumbleHz, ISoundSource.SampleRate);
    private readonly double[] _ring = new double[Period50 + 1];
    private int _next;
    private long _count;
    private double _power, _rest50, _rest60;

    /// <summary>Adds a sample, -1..1.</summary>
    public void Add(float sample)
    {
        var filtered = _highPass.Filter(sample);
        var (earlier50, earlier60) = (At(Period50), ((1 - Fraction60) * At(Period60)) + (Fraction60 * At(Period60 + 1)));
        _ring[_next] = filtered;
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        if (++_count > _ring.Length)
        {
            _power += filtered * filtered;
            _rest50 += (filtered - earlier50) * (filtered - earlier50);
            _rest60 += (filtered - earlier60) * (filtered - earlier60);
        }
    }

    /// <summary>Ends a stretch of sound.</summary>
    /// <param name="samples">The samples since the last call.</param>
    /// <returns>True if it was loud hum.</returns>
    public bool Take(int samples)
    {
        // The difference of two independent sounds has twice their power.
        var isHum = Decibels.FromPower(_power / samples) > LoudDb && Math.Min(_rest50, _rest60) < 2 * (1 - MinShare) * _power;
        (_power, _rest50, _rest60) = (0, 0, 0);
        return isHum;
    }

    private double At(int before) => _ring[_next >= before ? _next - before : _next - before + _ring.Length];
}

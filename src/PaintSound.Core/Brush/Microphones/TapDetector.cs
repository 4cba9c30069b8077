using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>Hears taps with one microphone, above its own noise. Not thread-safe. Does not allocate after its creation.</summary>
internal sealed class TapDetector
{
    /// <summary>Samples in a step: 1 ms.</summary>
    public const int Hop = ISoundSource.SampleRate / 1000;

    /// <summary>The steps of a tap that count.</summary>
    public const int TapHops = 30;

    private const int FloorHops = 20;              // a period of mains hum
    private const float FloorRise = 1;             // dB per second
    private const float RiseDb = 15, LowestDb = -65;
    private const float ArrivalDb = -12;           // relative to the loudest step: the sound has arrived
    private const double LowestHz = 200;           // without hum and rumble

    private readonly HighPass _highPass = new(LowestHz, ISoundSource.SampleRate);
    private readonly LevelFloor _floor = new(FloorRise);
    private readonly float[] _powers = new float[FloorHops + TapHops];  // a ring
    private float _power, _floorDb = Decibels.Silence;
    private int _next, _samples, _hops;

    /// <summary>True if the sound of the last step may be a tap: far above the noise.</summary>
    public bool IsLoud { get; private set; }

    /// <summary>Adds a sample, -1..1.</summary>
    public void Add(float sample)
    {
        var filtered = (float)_highPass.Filter(sample);
        _power += filtered * filtered;
        if (++_samples == Hop)
        {
            EndHop();
        }
    }

    /// <summary>Keeps the noise of now, for the tap that begins.</summary>
    public void BeginTap() => _floorDb = _floor.Db;

    /// <summary>Reads the tap of the last <see cref="TapHops"/> steps.</summary>
    /// <param name="delayHops">The time of its arrival in steps since <see cref="BeginTap"/>, 0 or more; earlier arrivals are negative.</param>
    /// <returns>The level in dB, and whether it was heard.</returns>
    public TapSound Read(out int delayHops)
    {
        var (sum, loudest) = (0f, 0f);
        for (var hop = 1; hop <= TapHops; hop++)
        {
            sum += At(hop);
            loudest = Math.Max(loudest, At(hop));
        }

        var least = loudest * (float)Decibels.ToPower(ArrivalDb);
        delayHops = -FloorHops / 2;
        while (delayHops < TapHops - 1 && At(TapHops - delayHops) < least)
        {
            delayHops++;
        }

        var level = Decibels.FromPower(sum / TapHops);
        return new TapSound(level, 0, IsAboveNoise(level, _floorDb));
    }

    private void EndHop()
    {
        _powers[_next] = _power / Hop;
        _next = (_next + 1) % _powers.Length;
        IsLoud = IsAboveNoise(Decibels.FromPower(_power / Hop), _floor.Db);
        (_power, _samples) = (0, 0);
        if (++_hops % FloorHops == 0)
        {
            var sum = 0f;
            for (var hop = 1; hop <= FloorHops; hop++)
            {
                sum += At(hop);
            }

            _floor.Add(Decibels.FromPower(sum / FloorHops), (float)FloorHops * Hop / ISoundSource.SampleRate);
        }
    }

    // The power of an earlier step; 1 is the last.
    private float At(int before) => _powers[(_next - before + _powers.Length) % _powers.Length];

    private static bool IsAboveNoise(float levelDb, float floorDb) => levelDb > Math.Max(LowestDb, floorDb + RiseDb);
}

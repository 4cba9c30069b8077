using System.Numerics.Tensors;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// What one microphone heard of late, without the hum below 400 Hz, and whether it hears the brush at all. Not thread-safe. Does not allocate after its
/// creation.
/// </summary>
/// <param name="length">Samples that are kept.</param>
internal sealed class MicrophoneTrack(int length)
{
    /// <summary>A brush raises the level of 20 ms by more than this. Noise and hum alone vary by less. In dB.</summary>
    private const float MinRiseDb = 3;

    /// <summary>Two microphones that differ by less than this share of their power are one signal on two channels.</summary>
    private const float SameShare = 1e-6f;

    private const int FloorSamples = ISoundSource.SampleRate / 50;  // 20 ms: a period of mains hum
    private const float FloorRise = 1;  // dB per second

    private readonly HighPass _highPass = new(400, ISoundSource.SampleRate);
    private readonly LevelFloor _floor = new(FloorRise);
    private readonly float[] _ring = new float[length], _sound = new float[length];
    private int _next, _floorSamples;
    private float _power;

    /// <summary>The kept sound, oldest first. Valid after <see cref="Read"/>.</summary>
    public ReadOnlySpan<float> Sound => _sound;

    /// <summary>The level of <see cref="Sound"/> in dB relative to full scale.</summary>
    public float LevelDb { get; private set; } = Decibels.Silence;

    /// <summary>False if the microphone is silent or only hums: its cable is out.</summary>
    public bool HearsBrush { get; private set; }

    /// <summary>Adds a sample, -1..1.</summary>
    public void Add(float sample)
    {
        var filtered = (float)_highPass.Filter(float.IsFinite(sample) ? sample : 0);
        _ring[_next] = filtered;
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
        _power += filtered * filtered;
        if (++_floorSamples == FloorSamples)
        {
            _floor.Add(Decibels.FromPower(_power / FloorSamples), (float)FloorSamples / ISoundSource.SampleRate);
            (_power, _floorSamples) = (0, 0);
        }
    }

    /// <summary>Copies the kept sound and measures its level.</summary>
    public void Read()
    {
        _ring.AsSpan(_next).CopyTo(_sound);
        _ring.AsSpan(0, _next).CopyTo(_sound.AsSpan(_ring.Length - _next));
        LevelDb = Decibels.FromPower(TensorPrimitives.SumOfSquares<float>(_sound) / _sound.Length);
        var loudest = 0f;
        for (var at = 0; at + FloorSamples <= _sound.Length; at += FloorSamples)
        {
            loudest = Math.Max(loudest, TensorPrimitives.SumOfSquares<float>(_sound.AsSpan(at, FloorSamples)));
        }

        HearsBrush = Decibels.FromPower(loudest / FloorSamples) - _floor.Db > MinRiseDb;
    }

    /// <summary>True if another microphone has the same samples: the device copies one channel to another.</summary>
    public bool IsCopyOf(MicrophoneTrack other)
    {
        var distance = TensorPrimitives.Distance<float>(_sound, other._sound);
        return distance * distance < SameShare * TensorPrimitives.SumOfSquares<float>(_sound);
    }
}

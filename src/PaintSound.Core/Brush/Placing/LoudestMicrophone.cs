using System.Numerics.Tensors;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush.Placing;

/// <summary>
/// One signal from several microphones: the one that rises most above its own noise, which is the nearest to the brush. The sound reaches the
/// microphones at different times, so a sum would cancel parts of it. The level is as with one microphone beside the brush. A microphone that only hums,
/// or is not connected, is never the loudest while another hears the brush. Not thread-safe. Does not allocate after its creation.
/// </summary>
/// <param name="microphones">Samples in a frame, 1 or more.</param>
public sealed class LoudestMicrophone(int microphones)
{
    private const int Hop = ISoundSource.SampleRate / 400;  // 2.5 ms: one frame of the onset detector
    private const float HopSeconds = (float)Hop / ISoundSource.SampleRate;
    private const float FloorRise = 1;       // dB per second
    private const float FallPerHop = 0.5f;   // dB: a microphone stays the loudest between the grains of a stroke
    private const float ChangeDb = 6;        // hysteresis
    private const float HeardDb = 9;         // above the noise: less is chance
    private const int Hops = 8;              // 20 ms: a period of mains hum
    private const float FadeSamples = 80;    // 5 ms

    private readonly LevelFloor[] _floors = [.. Enumerable.Range(0, microphones).Select(_ => new LevelFloor(FloorRise))];
    private readonly float[][] _powers = [.. Enumerable.Range(0, microphones).Select(_ => new float[Hops])];
    private readonly float[] _rises = new float[microphones];
    private readonly float[] _weights = [1, .. new float[microphones - 1]];
    private int _hop;
    private int _hopSamples;

    /// <summary>The microphone that is heard, from 0.</summary>
    public int Loudest { get; private set; }

    /// <summary>Selects the sound of the loudest microphone.</summary>
    /// <param name="frames">Whole interleaved frames, 16 kHz, -1..1.</param>
    /// <param name="mono">Receives one sample of each frame.</param>
    public void Process(ReadOnlySpan<float> frames, Span<float> mono)
    {
        for (var i = 0; i < frames.Length / microphones; i++)
        {
            var frame = frames.Slice(i * microphones, microphones);
            var sum = 0f;
            for (var microphone = 0; microphone < microphones; microphone++)
            {
                var sample = float.IsFinite(frame[microphone]) ? frame[microphone] : 0;
                _powers[microphone][_hop] += sample * sample;
                ref var weight = ref _weights[microphone];
                weight = Math.Clamp(weight + ((microphone == Loudest ? 1 : -1) / FadeSamples), 0, 1);
                sum += weight * sample;
            }

            mono[i] = sum / TensorPrimitives.Sum<float>(_weights);
            if (++_hopSamples == Hop)
            {
                Choose();
            }
        }
    }

    private void Choose()
    {
        var best = Loudest;
        for (var microphone = 0; microphone < microphones; microphone++)
        {
            var level = Decibels.FromPower(TensorPrimitives.Sum<float>(_powers[microphone]) / (Hops * Hop));
            _floors[microphone].Add(level, HopSeconds);
            _rises[microphone] = Math.Max(level - _floors[microphone].Db, _rises[microphone] - FallPerHop);
            best = _rises[microphone] > _rises[best] ? microphone : best;
        }

        if (_rises[best] > HeardDb && _rises[best] > _rises[Loudest] + ChangeDb)
        {
            Loudest = best;
        }

        (_hop, _hopSamples) = ((_hop + 1) % Hops, 0);
        foreach (var powers in _powers)
        {
            powers[_hop] = 0;
        }
    }
}

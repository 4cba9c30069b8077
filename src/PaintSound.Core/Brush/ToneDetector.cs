using PaintSound.Core.Sources;

namespace PaintSound.Core.Brush;

/// <summary>
/// Measures how periodic the sound of the last 45 ms is, by its normalised autocorrelation: near 1 for a voice or a note, low for the friction of a
/// brush. Holds the state of one stream. Does not allocate.
/// </summary>
internal sealed class ToneDetector
{
    private const int Decimation = 4;                                     // to 4 kHz
    private const int Rate = ISoundSource.SampleRate / Decimation;
    private const int MinLag = Rate / 400, MaxLag = Rate / 75;             // periods of 400 Hz to 75 Hz, and multiples of shorter ones
    private const int Window = Rate * 45 / 1000;

    private readonly float[] _samples = new float[Window + MaxLag];        // a ring
    private readonly float[] _ordered = new float[Window + MaxLag];
    private double _sum;
    private int _filled, _next;

    /// <summary>Adds a sample of the high-pass.</summary>
    public void Add(double sample)
    {
        _sum += sample;
        if (++_filled == Decimation)
        {
            _samples[_next] = (float)_sum;
            _next = (_next + 1) % _samples.Length;
            (_sum, _filled) = (0, 0);
        }
    }

    /// <summary>Forgets the sound so far.</summary>
    public void Reset()
    {
        Array.Clear(_samples);
        _sum = 0;
    }

    /// <summary>Computes the highest normalised autocorrelation: at most 1.</summary>
    public float Measure()
    {
        _samples.AsSpan(_next).CopyTo(_ordered);
        _samples.AsSpan(0, _next).CopyTo(_ordered.AsSpan(_samples.Length - _next));
        ReadOnlySpan<float> sound = _ordered;
        var now = sound[MaxLag..];
        var energy = System.Numerics.Tensors.TensorPrimitives.Dot(now, now);
        var highest = 0f;
        for (var lag = MinLag; lag <= MaxLag; lag++)
        {
            var earlier = sound.Slice(MaxLag - lag, Window);
            var product = System.Numerics.Tensors.TensorPrimitives.Dot(now, earlier);
            var energies = energy * System.Numerics.Tensors.TensorPrimitives.Dot(earlier, earlier);
            highest = product > 0 && energies > 0 ? Math.Max(highest, product / MathF.Sqrt(energies)) : highest;
        }

        return highest;
    }
}

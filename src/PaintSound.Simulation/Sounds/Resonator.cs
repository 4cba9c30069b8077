namespace PaintSound.Simulation.Sounds;

/// <summary>One resonance: a two-pole filter with unit gain at its frequency.</summary>
internal struct Resonator
{
    private readonly float _a1;
    private readonly float _a2;
    private readonly float _gain;
    private float _y1;
    private float _y2;

    /// <param name="hertz">Frequency in Hz.</param>
    /// <param name="decay">Decay time to -60 dB, in seconds.</param>
    /// <param name="sampleRate">Sample rate in Hz.</param>
    public Resonator(double hertz, double decay, int sampleRate)
    {
        var radius = Math.Pow(.001, 1 / (decay * sampleRate));
        var angle = Math.Tau * hertz / sampleRate;
        _a1 = (float)(2 * radius * Math.Cos(angle));
        _a2 = (float)(-radius * radius);
        _gain = (float)((1 - radius) * Math.Sqrt(1 - (2 * radius * Math.Cos(2 * angle)) + (radius * radius)));
    }

    public float Process(float x)
    {
        var y = (_gain * x) + (_a1 * _y1) + (_a2 * _y2);
        (_y2, _y1) = (_y1, y);
        return y;
    }
}

namespace PaintSound.Simulation.Sounds;

/// <summary>A band-pass filter whose frequency can change at any sample (state variable, trapezoidal: Simper 2013). Peak gain 1.</summary>
internal struct BandFilter
{
    private float _g;
    private float _k;
    private float _s1;
    private float _s2;

    /// <param name="hertz">Centre frequency in Hz, limited to 20 Hz ... 0.45 of the sample rate.</param>
    /// <param name="q">Centre frequency divided by bandwidth.</param>
    /// <param name="sampleRate">Sample rate in Hz.</param>
    public void Tune(float hertz, float q, int sampleRate)
    {
        _g = MathF.Tan(MathF.PI * Math.Clamp(hertz, 20, .45f * sampleRate) / sampleRate);
        _k = 1 / q;
    }

    /// <summary>Filters one sample.</summary>
    public float Process(float x)
    {
        var high = (x - ((_g + _k) * _s1) - _s2) / (1 + (_g * (_g + _k)));
        var band = (_g * high) + _s1;
        var low = (_g * band) + _s2;
        _s1 = (_g * high) + band;
        _s2 = (_g * band) + low;
        return band * _k;
    }
}

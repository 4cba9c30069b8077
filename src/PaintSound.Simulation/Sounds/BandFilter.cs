namespace PaintSound.Simulation.Sounds;

/// <summary>A band-pass whose frequency may move while it sounds (state variable, trapezoidal: Simper 2013); peak gain 1.</summary>
internal struct BandFilter
{
    private float _g;
    private float _k;
    private float _s1;
    private float _s2;

    /// <param name="hertz">Middle of the band, below half the sample rate.</param>
    /// <param name="q">Frequency over width.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public void Tune(float hertz, float q, int sampleRate)
    {
        _g = MathF.Tan(MathF.PI * Math.Clamp(hertz, 20, .45f * sampleRate) / sampleRate);
        _k = 1 / q;
    }

    /// <summary>The band.</summary>
    public float Band(float x) => Step(x).Band * _k;

    /// <summary>What lies below the frequency.</summary>
    public float Low(float x) => Step(x).Low;

    private (float Band, float Low) Step(float x)
    {
        var high = (x - ((_g + _k) * _s1) - _s2) / (1 + (_g * (_g + _k)));
        var band = (_g * high) + _s1;
        var low = (_g * band) + _s2;
        _s1 = (_g * high) + band;
        _s2 = (_g * band) + low;
        return (band, low);
    }
}

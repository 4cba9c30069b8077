namespace PaintSound.Studio.Sounds;

/// <summary>A band-pass whose frequency may move while it sounds (state variable, trapezoidal: Simper 2013); peak gain 1.</summary>
internal struct BandFilter
{
    private float g;
    private float k;
    private float s1;
    private float s2;

    /// <param name="hertz">Middle of the band, below half the sample rate.</param>
    /// <param name="q">Frequency over width.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public void Tune(float hertz, float q, int sampleRate)
    {
        g = MathF.Tan(MathF.PI * Math.Clamp(hertz, 20, .45f * sampleRate) / sampleRate);
        k = 1 / q;
    }

    /// <summary>The band.</summary>
    public float Band(float x) => Step(x).Band * k;

    /// <summary>What lies below the frequency.</summary>
    public float Low(float x) => Step(x).Low;

    private (float Band, float Low) Step(float x)
    {
        var high = (x - ((g + k) * s1) - s2) / (1 + (g * (g + k)));
        var band = (g * high) + s1;
        var low = (g * band) + s2;
        s1 = (g * high) + band;
        s2 = (g * band) + low;
        return (band, low);
    }
}

namespace PaintSound.Studio.Sounds;

/// <summary>A mode of something that rings: two poles, unit gain at its frequency.</summary>
internal struct Resonator
{
    private readonly float a1;
    private readonly float a2;
    private readonly float gain;
    private float y1;
    private float y2;

    /// <param name="hertz">Its frequency.</param>
    /// <param name="decay">Seconds until it has lost 60 dB.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public Resonator(double hertz, double decay, int sampleRate)
    {
        var radius = Math.Pow(.001, 1 / (decay * sampleRate));
        var angle = Math.Tau * hertz / sampleRate;
        a1 = (float)(2 * radius * Math.Cos(angle));
        a2 = (float)(-radius * radius);
        gain = (float)((1 - radius) * Math.Sqrt(1 - (2 * radius * Math.Cos(2 * angle)) + (radius * radius)));
    }

    public float Ring(float x)
    {
        var y = (gain * x) + (a1 * y1) + (a2 * y2);
        (y2, y1) = (y1, y);
        return y;
    }
}

namespace PaintSound.Takes.Sound;

/// <summary>
/// Rounds samples to 24 bits, which FLAC keeps exactly. The performance analyses the rounded samples, so a replay analyses the same. The error is
/// below -144 dB. Does not allocate for blocks of at most the length of the longest one so far. Not thread-safe.
/// </summary>
internal sealed class SampleQuantiser
{
    private const float Scale = 1 << (FlacWriter.BitsPerSample - 1);
    private float[] _rounded = new float[8192];

    /// <summary>Returns the integer of a sample.</summary>
    /// <param name="sample">-1..1; other values are clipped, and what is not a number is 0.</param>
    public static int ToInteger(float sample) =>
        float.IsNaN(sample) ? 0 : (int)Math.Clamp(MathF.Round(sample * Scale), -Scale, Scale - 1);

    /// <summary>Returns the sample of an integer.</summary>
    public static float ToSample(int value) => value / Scale;

    /// <summary>Rounds a block.</summary>
    /// <returns>The rounded samples; valid until the next call.</returns>
    public ReadOnlySpan<float> Round(ReadOnlySpan<float> samples)
    {
        if (_rounded.Length < samples.Length)
        {
            _rounded = new float[samples.Length];
        }

        for (var i = 0; i < samples.Length; i++)
        {
            _rounded[i] = ToSample(ToInteger(samples[i]));
        }

        return _rounded.AsSpan(0, samples.Length);
    }
}

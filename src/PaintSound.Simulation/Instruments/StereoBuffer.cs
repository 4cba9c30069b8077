namespace PaintSound.Simulation.Instruments;

/// <summary>Stereo samples at 32 kHz.</summary>
public sealed class StereoBuffer
{
    /// <summary>Sample rate in Hz.</summary>
    public const int Rate = 32_000;

    /// <param name="seconds">Length in seconds.</param>
    internal StereoBuffer(double seconds)
    {
        var length = (int)(seconds * Rate);
        Left = new float[length];
        Right = new float[length];
    }

    /// <summary>The left channel, -1..1.</summary>
    public float[] Left { get; }

    /// <summary>The right channel, -1..1.</summary>
    public float[] Right { get; }

    /// <summary>Number of samples per channel.</summary>
    public int Length => Left.Length;

    /// <summary>Returns the samples of both channels interleaved, left first.</summary>
    public float[] Interleave()
    {
        var samples = new float[2 * Length];
        for (var i = 0; i < Length; i++)
        {
            (samples[2 * i], samples[(2 * i) + 1]) = (Left[i], Right[i]);
        }

        return samples;
    }

    /// <summary>Returns the gains of both channels for a pan position, with constant power.</summary>
    internal static (float Left, float Right) GetPanGains(float pan, float loudness)
    {
        var angle = (pan + 1) * MathF.PI / 4;
        return (loudness * MathF.Cos(angle), loudness * MathF.Sin(angle));
    }

    /// <summary>Returns the first sample and the end (exclusive) of a time range, limited to the buffer.</summary>
    internal (int From, int To) GetSampleRange(double start, double seconds)
    {
        var from = (int)(start * Rate);
        return (from, (int)Math.Min(Length, from + (long)(seconds * Rate)));
    }
}

namespace PaintSound.Simulation.Instruments;

/// <summary>Stereo sound at 32 kHz.</summary>
public sealed class StereoBuffer
{
    /// <summary>Samples a second on either side.</summary>
    public const int Rate = 32_000;

    /// <param name="seconds">Its length.</param>
    internal StereoBuffer(double seconds)
    {
        var length = (int)(seconds * Rate);
        Left = new float[length];
        Right = new float[length];
    }

    /// <summary>The left side, -1..1.</summary>
    public float[] Left { get; }

    /// <summary>The right side, -1..1.</summary>
    public float[] Right { get; }

    /// <summary>Samples on either side.</summary>
    public int Length => Left.Length;

    /// <summary>Both sides in turn, left first.</summary>
    public float[] Interleaved()
    {
        var samples = new float[2 * Length];
        for (var i = 0; i < Length; i++)
        {
            (samples[2 * i], samples[(2 * i) + 1]) = (Left[i], Right[i]);
        }

        return samples;
    }

    /// <summary>Left and right weights of equal power.</summary>
    internal static (float Left, float Right) Sides(float pan, float loudness)
    {
        var angle = (pan + 1) * MathF.PI / 4;
        return (loudness * MathF.Cos(angle), loudness * MathF.Sin(angle));
    }

    /// <summary>First and last sample (not included) of a stretch that begins at a time, cut to the tape.</summary>
    internal (int From, int To) Stretch(double start, double seconds)
    {
        var from = (int)(start * Rate);
        return (from, (int)Math.Min(Length, from + (long)(seconds * Rate)));
    }
}

namespace PaintSound.Core.Signal;

/// <summary>Levels relative to full scale.</summary>
public static class Decibels
{
    /// <summary>The level of digital silence.</summary>
    public const float Silence = -120;

    /// <summary>From mean power to level.</summary>
    /// <param name="power">The mean of the squared samples, from 0; 1 is 0 dB.</param>
    /// <returns>dB, at least <see cref="Silence"/>.</returns>
    public static float FromPower(double power) => power <= 1e-12 ? Silence : (float)(10 * Math.Log10(power));
}

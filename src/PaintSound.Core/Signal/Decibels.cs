namespace PaintSound.Core.Signal;

/// <summary>Converts power to levels relative to full scale.</summary>
public static class Decibels
{
    /// <summary>The level of digital silence in dB.</summary>
    public const float Silence = -120;

    /// <summary>Converts mean power to a level.</summary>
    /// <param name="power">The mean of the squared samples, 0 or more; 1 is 0 dB.</param>
    /// <returns>The level in dB, at least <see cref="Silence"/>.</returns>
    public static float FromPower(double power) => power <= 1e-12 ? Silence : (float)(10 * Math.Log10(power));
}

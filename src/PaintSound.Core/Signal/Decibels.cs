namespace PaintSound.Core.Signal;

/// <summary>Converts between power, amplitude and levels relative to full scale.</summary>
public static class Decibels
{
    /// <summary>The level of digital silence in dB.</summary>
    public const float Silence = -120;

    /// <summary>Converts mean power to a level.</summary>
    /// <param name="power">The mean of the squared samples, 0 or more; 1 is 0 dB.</param>
    /// <returns>The level in dB, at least <see cref="Silence"/>.</returns>
    public static float FromPower(double power) => power <= 1e-12 ? Silence : (float)(10 * Math.Log10(power));

    /// <summary>Converts a level in dB to power.</summary>
    public static double ToPower(double level) => Math.Pow(10, level / 10);

    /// <summary>Converts a gain in dB to the factor of the samples.</summary>
    public static double ToFactor(double gain) => Math.Pow(10, gain / 20);
}

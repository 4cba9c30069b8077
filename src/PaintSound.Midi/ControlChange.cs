namespace PaintSound.Midi;

/// <summary>A controller that a value goes to.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127; of a fine one 0..31, since its lower 7 bits go to the controller 32 above.</param>
/// <param name="Fine">True for 14 bits, false for 7.</param>
public readonly record struct ControlChange(int Channel, int Number, bool Fine = false)
{
    /// <summary>The highest number that a fine controller can have.</summary>
    public const int HighestFine = 31;

    internal int Steps => Fine ? 0x3FFF : 0x7F;

    /// <summary>The number that stands for a value on the wire.</summary>
    /// <param name="value">0..1; what is outside is brought into it.</param>
    public int Raw(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * Steps);
}

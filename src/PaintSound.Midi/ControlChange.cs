namespace PaintSound.Midi;

/// <summary>A MIDI controller.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127; 0..31 for 14 bits, because the lower 7 bits use the controller 32 above.</param>
/// <param name="IsFine">True for 14 bits, false for 7 bits.</param>
public readonly record struct ControlChange(int Channel, int Number, bool IsFine = false)
{
    /// <summary>The highest number of a 14-bit controller.</summary>
    public const int MaxFineNumber = 31;

    internal int MaxRaw => IsFine ? 0x3FFF : 0x7F;

    /// <summary>Converts a value to the number that is sent.</summary>
    /// <param name="value">0..1; clamped.</param>
    public int ToRaw(double value) => (int)Math.Round(Math.Clamp(value, 0, 1) * MaxRaw);
}

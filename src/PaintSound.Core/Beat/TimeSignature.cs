namespace PaintSound.Core.Beat;

/// <summary>A time signature. Positions are counted in quarter notes, as in Live, MIDI and Link; a beat is the note of the denominator.</summary>
/// <param name="Numerator">The beats of a bar, 1 to 99.</param>
/// <param name="Denominator">The note of one beat: 1, 2, 4, 8 or 16.</param>
public readonly record struct TimeSignature(int Numerator, int Denominator)
{
    private const int MaxNumerator = 99;

    /// <summary>4/4.</summary>
    public static TimeSignature Common { get; } = new(4, 4);

    /// <summary>Whether the values are those of a signature in Live.</summary>
    public bool IsValid => Numerator is >= 1 and <= MaxNumerator && Denominator is 1 or 2 or 4 or 8 or 16;

    /// <summary>The length of a beat in quarter notes.</summary>
    public double BeatLength => 4.0 / Denominator;

    /// <summary>The length of a bar in quarter notes.</summary>
    public double BarLength => Numerator * BeatLength;

    /// <inheritdoc/>
    public override string ToString() => $"{Numerator}/{Denominator}";
}

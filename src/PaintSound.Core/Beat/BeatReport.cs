namespace PaintSound.Core.Beat;

/// <summary>What a source says about the beat at one moment. Never ahead of the truth, but late by a changing time.</summary>
/// <param name="Tempo">Quarter notes per minute, above 0.</param>
/// <param name="Signature">The time signature.</param>
/// <param name="Position">The position in the song, in quarter notes.</param>
/// <param name="IsPlaying">Whether the position advances.</param>
public sealed record BeatReport(double Tempo, TimeSignature Signature, double Position, bool IsPlaying)
{
    /// <summary>The number of the bar that begins at <see cref="BarStart"/>; the first is 1.</summary>
    public int Bar { get; init; } = 1;

    /// <summary>A position at which a bar begins, in quarter notes. It differs from 0 after a change of the signature within the song.</summary>
    public double BarStart { get; init; }

    /// <summary>Live's launch quantisation; null if the source has none.</summary>
    public LaunchQuantisation? Quantisation { get; init; }

    /// <summary>Whether the values can be used: finite, a tempo of 1 to 9,999 and a valid signature.</summary>
    public bool IsValid => Tempo is >= 1 and <= 9_999 && Signature.IsValid && double.IsFinite(Position) && double.IsFinite(BarStart);
}

namespace PaintSound.Core.Beat;

/// <summary>Where the music is at one moment.</summary>
/// <param name="Bar">The number of the bar; the first of the song is 1.</param>
/// <param name="Beat">The beat of the bar, from 1 to the numerator.</param>
/// <param name="Phase">The part of the beat that is over, 0 to below 1.</param>
/// <param name="BarPhase">The part of the bar that is over, 0 to below 1.</param>
/// <param name="Tempo">Quarter notes per minute.</param>
/// <param name="Signature">The time signature.</param>
/// <param name="IsPlaying">Whether the music advances.</param>
public readonly record struct BeatReading(int Bar, int Beat, double Phase, double BarPhase, double Tempo, TimeSignature Signature, bool IsPlaying)
{
    /// <summary>Returns <see cref="Phase"/> some time later, if the tempo stays.</summary>
    /// <param name="elapsed">The time; not negative.</param>
    public double PhaseAfter(TimeSpan elapsed) => Advance(Phase, elapsed, Signature.BeatLength);

    /// <summary>Returns <see cref="BarPhase"/> some time later, if the tempo stays.</summary>
    /// <param name="elapsed">The time; not negative.</param>
    public double BarPhaseAfter(TimeSpan elapsed) => Advance(BarPhase, elapsed, Signature.BarLength);

    private double Advance(double phase, TimeSpan elapsed, double length)
    {
        var later = IsPlaying ? phase + (elapsed.TotalMinutes * Tempo / length) : phase;
        return later - Math.Floor(later);
    }
}

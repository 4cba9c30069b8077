namespace PaintSound.Simulation.Music;

/// <summary>The tones of the octave that a voice uses.</summary>
/// <param name="semitones">Semitones above the root, ascending from 0.</param>
internal sealed class Mode(params double[] semitones)
{
    public static Mode Major { get; } = new(0, 2, 4, 5, 7, 9, 11);

    public static Mode Minor { get; } = new(0, 2, 3, 5, 7, 8, 10);

    public static Mode Pentatonic { get; } = new(0, 2, 4, 7, 9);

    public static Mode MajorChord { get; } = new(0, 4, 7);

    public static Mode MinorChord { get; } = new(0, 3, 7);

    public static Mode Fifths { get; } = new(0, 7);

    public static Mode Octaves { get; } = new(0);

    public static Mode Whole { get; } = new(0, 2, 4, 6, 8, 10);

    public static Mode Phrygian { get; } = new(0, 1, 3, 5, 7, 8, 10);

    public static Mode Chromatic { get; } = new(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    public static Mode Harsh { get; } = new(0, 1, 6, 7, 11);

    public static Mode QuarterTones { get; } = new(0, .5, 1, 1.5, 2.5, 3.5, 5.5, 6.5);

    /// <summary>Returns the MIDI pitches of the mode over a root in a range.</summary>
    public double[] GetPitches(ValueRange pitches, int root)
    {
        var result = new List<double>();
        for (var octave = root % 12; octave <= pitches.To; octave += 12)
        {
            result.AddRange(semitones.Select(semitone => octave + semitone).Where(p => p >= pitches.From && p <= pitches.To));
        }

        return [.. result];
    }
}

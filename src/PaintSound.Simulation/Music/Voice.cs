using PaintSound.Simulation.Instruments;

namespace PaintSound.Simulation.Music;

/// <summary>One voice of a piece: instrument, pitches, rhythm and loudness.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Mode">The tones that the voice uses.</param>
/// <param name="Pitches">The pitch range, as MIDI pitches (69 is 440 Hz).</param>
/// <param name="Rate">Attacks per second.</param>
internal sealed record Voice(IInstrument Instrument, Mode Mode, ValueRange Pitches, double Rate)
{
    /// <summary>True for a steady pulse, false for free time.</summary>
    public bool IsSteady { get; init; }

    /// <summary>Share of the attacks that the voice plays, 0..1.</summary>
    public double Fill { get; init; } = 1;

    /// <summary>Duration of a note, relative to the time between attacks.</summary>
    public double Hold { get; init; } = 1;

    /// <summary>Notes per attack.</summary>
    public int Chord { get; init; } = 1;

    public Motion Motion { get; init; } = Motion.Wander;

    public Dynamics Dynamics { get; init; } = Dynamics.Level;

    /// <summary>Loudness, 0..1.</summary>
    public double Loudness { get; init; } = .7;

    /// <summary>Stereo width, 0..1.</summary>
    public double Width { get; init; } = .6;

    /// <summary>Creates the notes of a piece.</summary>
    public IEnumerable<Note> CreateNotes(double seconds, int root, SeededRandom random)
    {
        var pitches = Mode.GetPitches(Pitches, root);
        var pattern = Enumerable.Range(0, 8).Select(_ => random.NextInt(pitches.Length)).ToArray();
        var index = random.NextInt(pitches.Length);
        var beat = 0;
        for (var time = IsSteady ? .05 : random.NextBetween(.05, Math.Min(.5, .4 / Rate)); time < seconds - .3; beat++)
        {
            var step = (IsSteady ? 1 : random.NextBetween(.45, 1.55)) / Rate;
            index = NextIndex(index, beat, pitches.Length, pattern, random);
            if (random.NextBool(Fill) || (IsSteady && beat % 8 == 0))
            {
                var accent = IsSteady && beat % 4 == 0 ? 1 : random.NextBetween(.6, .9);
                var loudness = (float)(Loudness * accent * DynamicAt(time / seconds));
                for (var n = 0; n < Chord; n++)
                {
                    // A mode with few tones gives wide chords, a mode with many tones gives clusters.
                    var pitch = pitches[(index + (n * Math.Max(1, pitches.Length / (Chord * 3)))) % pitches.Length];
                    var hertz = 440 * Math.Pow(2, (pitch - 69) / 12);
                    var pan = (float)(Width * random.NextBetween(-1, 1));
                    yield return new(time + (n * .006), Math.Min(step * Hold, seconds - time), hertz, loudness, pan);
                }
            }

            time += step;
        }
    }

    private int NextIndex(int index, int beat, int count, int[] pattern, SeededRandom random) => Motion switch
    {
        Motion.Wander => Math.Clamp(index + random.NextInt(5) - 2, 0, count - 1),
        Motion.Leap => random.NextInt(count),
        Motion.Rise => (index + 1) % count,
        Motion.Fall => (index + count - 1) % count,
        _ => pattern[beat % pattern.Length],
    };

    private double DynamicAt(double share) => Dynamics switch
    {
        Dynamics.Grow => .12 + (.88 * share * share),
        Dynamics.Fade => 1 - (.88 * share),
        Dynamics.Waves => .55 - (.45 * Math.Cos(Math.Tau * 3 * share)),
        _ => 1,
    };
}

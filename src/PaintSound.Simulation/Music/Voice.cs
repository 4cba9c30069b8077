using PaintSound.Simulation.Instruments;

namespace PaintSound.Simulation.Music;

/// <summary>One line of a piece: who plays what, how often, how loud.</summary>
/// <param name="Instrument">Who plays.</param>
/// <param name="Mode">Which tones.</param>
/// <param name="Pitches">From the lowest to the highest, as MIDI pitches (69 is 440 Hz).</param>
/// <param name="Rate">Attacks a second.</param>
internal sealed record Voice(IInstrument Instrument, Mode Mode, ValueRange Pitches, double Rate)
{
    /// <summary>True: in a steady pulse; false: in free time.</summary>
    public bool Pulse { get; init; }

    /// <summary>Share of the pulses that are played.</summary>
    public double Fill { get; init; } = 1;

    /// <summary>How long a note is held, in relation to the time between attacks.</summary>
    public double Hold { get; init; } = 1;

    /// <summary>Notes in one attack.</summary>
    public int Chord { get; init; } = 1;

    public Motion Motion { get; init; } = Motion.Wander;

    public Dynamics Dynamics { get; init; } = Dynamics.Level;

    /// <summary>0..1.</summary>
    public double Loudness { get; init; } = .7;

    /// <summary>How far left and right its notes lie, 0..1.</summary>
    public double Width { get; init; } = .6;

    /// <summary>The notes of a piece.</summary>
    public IEnumerable<Note> Notes(double seconds, int root, SeededRandom dice)
    {
        var pitches = Mode.Within(Pitches, root);
        var pattern = Enumerable.Range(0, 8).Select(_ => dice.NextInt(pitches.Length)).ToArray();
        var place = dice.NextInt(pitches.Length);
        var beat = 0;
        for (var time = Pulse ? .05 : dice.Between(.05, Math.Min(.5, .4 / Rate)); time < seconds - .3; beat++)
        {
            var step = (Pulse ? 1 : dice.Between(.45, 1.55)) / Rate;
            place = Next(place, beat, pitches.Length, pattern, dice);
            if (dice.Chance(Fill) || (Pulse && beat % 8 == 0))
            {
                var accent = Pulse && beat % 4 == 0 ? 1 : dice.Between(.6, .9);
                var loudness = (float)(Loudness * accent * Run(time / seconds));
                for (var n = 0; n < Chord; n++)
                {
                    // Wide where the mode has few tones, tight where it has many: chords in one, clusters in the other.
                    var pitch = pitches[(place + (n * Math.Max(1, pitches.Length / (Chord * 3)))) % pitches.Length];
                    var hertz = 440 * Math.Pow(2, (pitch - 69) / 12);
                    var pan = (float)(Width * dice.Between(-1, 1));
                    yield return new(time + (n * .006), Math.Min(step * Hold, seconds - time), hertz, loudness, pan);
                }
            }

            time += step;
        }
    }

    private int Next(int place, int beat, int count, int[] pattern, SeededRandom dice) => Motion switch
    {
        Motion.Wander => Math.Clamp(place + dice.NextInt(5) - 2, 0, count - 1),
        Motion.Leap => dice.NextInt(count),
        Motion.Rise => (place + 1) % count,
        Motion.Fall => (place + count - 1) % count,
        _ => pattern[beat % pattern.Length],
    };

    private double Run(double share) => Dynamics switch
    {
        Dynamics.Grow => .12 + (.88 * share * share),
        Dynamics.Fade => 1 - (.88 * share),
        Dynamics.Waves => .55 - (.45 * Math.Cos(Math.Tau * 3 * share)),
        _ => 1,
    };
}

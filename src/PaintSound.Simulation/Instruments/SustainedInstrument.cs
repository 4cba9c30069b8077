namespace PaintSound.Simulation.Instruments;

/// <summary>Something blown or bowed: it swells in, stays, and lets go; its partials beat against each other.</summary>
/// <param name="partials">Ratio to the pitch and amplitude.</param>
/// <param name="attack">Seconds to swell in.</param>
/// <param name="release">Seconds to let go.</param>
/// <param name="vibrato">Depth of the vibrato in semitones.</param>
/// <param name="spread">How far the two sides are detuned, in semitones.</param>
internal sealed class SustainedInstrument((double Ratio, double Amplitude)[] partials, double attack, double release, double vibrato, double spread)
    : IInstrument
{
    /// <summary>Samples between two looks at envelope and vibrato.</summary>
    private const int Look = 32;

    public static SustainedInstrument Pad { get; } = new(Harmonics(6, 1.6), 1.2, 1.6, .03, .12);

    public static SustainedInstrument Organ { get; } = new([(.5, .4), (1, 1), (2, .6), (3, .25), (4, .3), (8, .12)], .06, .25, 0, .02);

    public static SustainedInstrument Bowed { get; } = new(Harmonics(12, 1), .18, .3, .18, .05);

    public static SustainedInstrument Sul { get; } = new(Harmonics(14, .75), .03, .06, 0, .06);

    public static SustainedInstrument Drone { get; } = new(Harmonics(9, 1.1), 2.5, 2.5, .02, .08);

    public static SustainedInstrument Hum { get; } = new([(1, 1), (2, .5), (3, .22), (5, .1)], 2, 2, 0, .01);

    public static SustainedInstrument Sine { get; } = new([(1, 1), (2, .06)], .5, .8, .05, .03);

    public static SustainedInstrument Metal { get; } = new([(1, 1), (1.41, .7), (2.09, .6), (2.83, .45), (3.67, .35), (5.03, .2)], 1.5, 2, .04, .2);

    public static SustainedInstrument Brass { get; } = new(Harmonics(13, .6), .025, .08, .06, .1);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var (from, to) = tape.Stretch(note.Start, note.Seconds + release);
        foreach (var (ratio, amplitude) in partials)
        {
            for (var side = 0; side < 2; side++)
            {
                var detune = dice.Between(.3, 1) * spread * (side == 0 ? -.5 : .5);
                var hertz = note.Hertz * ratio * Math.Pow(2, detune / 12);
                if (hertz > .42 * StereoBuffer.Rate)
                {
                    continue;
                }

                var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness);
                var level = (side == 0 ? left : right) * amplitude * Math.Pow(note.Loudness, .12 * (ratio - 1));
                Ring(side == 0 ? tape.Left : tape.Right, from, to, hertz, (float)level, dice.Between(0, Math.Tau), note.Seconds);
            }
        }
    }

    private void Ring(float[] tape, int from, int to, double hertz, float level, double phase, double seconds)
    {
        var (x, y) = ((float)Math.Cos(phase), (float)Math.Sin(phase));
        var (c, s) = (1f, 0f);
        var swing = 4.6 + (phase * .2);
        var before = 0f;
        for (var at = from; at < to; at += Look)
        {
            var t = (at + Look - from) / (double)StereoBuffer.Rate;
            var bend = vibrato * Math.Sin(Math.Tau * swing * t) * Math.Min(1, t);
            var turn = Math.Tau * hertz * (1 + (bend * .05776)) / StereoBuffer.Rate;
            (c, s) = ((float)Math.Cos(turn), (float)Math.Sin(turn));
            var envelope = level * (float)(Soft(t / attack) * Soft((seconds + release - t) / release));
            var (gain, step) = (before, (envelope - before) / Look);
            before = envelope;
            var end = Math.Min(to, at + Look);
            for (var i = at; i < end; i++)
            {
                gain += step;
                tape[i] += gain * y;
                (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            }

            // Rounding would let the circle grow or shrink over a long note.
            var norm = (3 - ((x * x) + (y * y))) / 2;
            (x, y) = (x * norm, y * norm);
        }
    }

    private static double Soft(double t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static (double Ratio, double Amplitude)[] Harmonics(int count, double slope) =>
        [.. Enumerable.Range(1, count).Select(n => ((double)n, Math.Pow(n, -slope)))];
}

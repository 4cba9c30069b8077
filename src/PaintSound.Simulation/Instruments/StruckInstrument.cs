namespace PaintSound.Simulation.Instruments;

/// <summary>Something struck that rings out: bells, glass, bars, music boxes. Every partial dies away by itself.</summary>
/// <param name="partials">Ratio to the pitch, amplitude, and decay in relation to <paramref name="decay"/>.</param>
/// <param name="decay">Seconds until a note at 440 Hz has lost 60 dB; lower notes ring longer.</param>
internal sealed class StruckInstrument((double Ratio, double Amplitude, double Decay)[] partials, double decay) : IInstrument
{
    public static StruckInstrument Bell { get; } = new(
        [(.5, .5, 1.3), (1, 1, 1), (1.19, .6, .8), (1.5, .4, .6), (2, .6, .5), (2.52, .25, .35), (3.01, .2, .25), (4.1, .15, .15)], 4.5);

    public static StruckInstrument Glass { get; } = new([(1, 1, 1), (2.32, .35, .6), (4.25, .2, .35), (6.63, .1, .2)], 1.6);

    public static StruckInstrument Bar { get; } = new([(1, 1, 1), (3.93, .35, .3), (9.2, .12, .1)], .9);

    public static StruckInstrument Box { get; } = new([(1, 1, 1), (2, .3, .7), (5.4, .25, .2), (8.9, .1, .1)], 1.4);

    public static StruckInstrument Anvil { get; } = new(
        [(1, 1, 1), (1.34, .8, .9), (1.83, .9, .8), (2.41, .7, .7), (3.17, .8, .5), (4.43, .6, .4), (5.9, .5, .3)], 1.1);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var ring = decay * Math.Pow(440 / note.Hertz, .35);
        var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness);
        foreach (var (ratio, amplitude, relative) in partials)
        {
            var hertz = note.Hertz * ratio * dice.Between(.9985, 1.0015);
            if (hertz > .45 * StereoBuffer.Rate)
            {
                continue;
            }

            var lasts = ring * relative;
            var (from, to) = tape.Stretch(note.Start, lasts);

            // A struck tone's upper partials come out with force.
            var level = (float)(amplitude * Math.Pow(note.Loudness, .3 * (ratio - 1)));
            var turn = Math.Tau * hertz / StereoBuffer.Rate;
            var radius = Math.Pow(.001, 1 / (lasts * StereoBuffer.Rate));
            var (c, s) = ((float)(radius * Math.Cos(turn)), (float)(radius * Math.Sin(turn)));
            var (x, y) = (level, 0f);
            for (var i = from; i < to; i++)
            {
                tape.Left[i] += left * y;
                tape.Right[i] += right * y;
                (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            }
        }
    }
}

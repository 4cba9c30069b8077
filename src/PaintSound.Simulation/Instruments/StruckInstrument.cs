namespace PaintSound.Simulation.Instruments;

/// <summary>A struck instrument: bells, glass, bars, music boxes. Every partial has its own decay.</summary>
/// <param name="partials">Frequency ratio to the pitch, amplitude, and decay relative to <paramref name="decay"/>.</param>
/// <param name="decay">Decay time of a note at 440 Hz to -60 dB, in seconds. Lower notes decay more slowly.</param>
internal sealed class StruckInstrument((double Ratio, double Amplitude, double Decay)[] partials, double decay) : IInstrument
{
    public static StruckInstrument Bell { get; } = new(
        [(.5, .5, 1.3), (1, 1, 1), (1.19, .6, .8), (1.5, .4, .6), (2, .6, .5), (2.52, .25, .35), (3.01, .2, .25), (4.1, .15, .15)], 4.5);

    public static StruckInstrument Glass { get; } = new([(1, 1, 1), (2.32, .35, .6), (4.25, .2, .35), (6.63, .1, .2)], 1.6);

    public static StruckInstrument Bar { get; } = new([(1, 1, 1), (3.93, .35, .3), (9.2, .12, .1)], .9);

    public static StruckInstrument Box { get; } = new([(1, 1, 1), (2, .3, .7), (5.4, .25, .2), (8.9, .1, .1)], 1.4);

    public static StruckInstrument Anvil { get; } = new(
        [(1, 1, 1), (1.34, .8, .9), (1.83, .9, .8), (2.41, .7, .7), (3.17, .8, .5), (4.43, .6, .4), (5.9, .5, .3)], 1.1);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var noteDecay = decay * Math.Pow(440 / note.Hertz, .35);
        var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness);
        foreach (var (ratio, amplitude, relative) in partials)
        {
            var hertz = note.Hertz * ratio * random.NextBetween(.9985, 1.0015);
            if (hertz > .45 * StereoBuffer.Rate)
            {
                continue;
            }

            var partialDecay = noteDecay * relative;
            var (from, to) = buffer.GetSampleRange(note.Start, partialDecay);

            // Upper partials are stronger in loud notes.
            var level = (float)(amplitude * Math.Pow(note.Loudness, .3 * (ratio - 1)));
            var phaseStep = Math.Tau * hertz / StereoBuffer.Rate;
            var radius = Math.Pow(.001, 1 / (partialDecay * StereoBuffer.Rate));
            var (c, s) = ((float)(radius * Math.Cos(phaseStep)), (float)(radius * Math.Sin(phaseStep)));
            var (x, y) = (level, 0f);
            for (var i = from; i < to; i++)
            {
                buffer.Left[i] += left * y;
                buffer.Right[i] += right * y;
                (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            }
        }
    }
}

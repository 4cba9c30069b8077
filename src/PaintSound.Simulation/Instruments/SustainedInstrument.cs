namespace PaintSound.Simulation.Instruments;

/// <summary>A blown or bowed instrument with attack, sustain and release. The two channels are detuned, so the partials beat.</summary>
/// <param name="partials">Frequency ratio to the pitch, and amplitude.</param>
/// <param name="attack">Attack time in seconds.</param>
/// <param name="release">Release time in seconds.</param>
/// <param name="vibrato">Depth of the vibrato in semitones.</param>
/// <param name="spread">Detuning between the two channels, in semitones.</param>
internal sealed class SustainedInstrument((double Ratio, double Amplitude)[] partials, double attack, double release, double vibrato, double spread)
    : IInstrument
{
    /// <summary>Samples between two updates of envelope and vibrato.</summary>
    private const int ControlInterval = 32;

    public static SustainedInstrument Pad { get; } = new(CreateHarmonics(6, 1.6), 1.2, 1.6, .03, .12);

    public static SustainedInstrument Organ { get; } = new([(.5, .4), (1, 1), (2, .6), (3, .25), (4, .3), (8, .12)], .06, .25, 0, .02);

    public static SustainedInstrument Bowed { get; } = new(CreateHarmonics(12, 1), .18, .3, .18, .05);

    public static SustainedInstrument Sul { get; } = new(CreateHarmonics(14, .75), .03, .06, 0, .06);

    public static SustainedInstrument Drone { get; } = new(CreateHarmonics(9, 1.1), 2.5, 2.5, .02, .08);

    public static SustainedInstrument Hum { get; } = new([(1, 1), (2, .5), (3, .22), (5, .1)], 2, 2, 0, .01);

    public static SustainedInstrument Sine { get; } = new([(1, 1), (2, .06)], .5, .8, .05, .03);

    public static SustainedInstrument Metal { get; } = new([(1, 1), (1.41, .7), (2.09, .6), (2.83, .45), (3.67, .35), (5.03, .2)], 1.5, 2, .04, .2);

    public static SustainedInstrument Brass { get; } = new(CreateHarmonics(13, .6), .025, .08, .06, .1);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var (from, to) = buffer.GetSampleRange(note.Start, note.Seconds + release);
        foreach (var (ratio, amplitude) in partials)
        {
            for (var channel = 0; channel < 2; channel++)
            {
                var detune = random.NextBetween(.3, 1) * spread * (channel == 0 ? -.5 : .5);
                var hertz = note.Hertz * ratio * Math.Pow(2, detune / 12);
                if (hertz > .42 * StereoBuffer.Rate)
                {
                    continue;
                }

                var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness);
                var level = (channel == 0 ? left : right) * amplitude * Math.Pow(note.Loudness, .12 * (ratio - 1));
                AddPartial(channel == 0 ? buffer.Left : buffer.Right, from, to, hertz, (float)level, random.NextBetween(0, Math.Tau), note.Seconds);
            }
        }
    }

    private void AddPartial(float[] buffer, int from, int to, double hertz, float level, double phase, double seconds)
    {
        var (x, y) = ((float)Math.Cos(phase), (float)Math.Sin(phase));
        var (c, s) = (1f, 0f);
        var vibratoHertz = 4.6 + (phase * .2);
        var lastEnvelope = 0f;
        for (var start = from; start < to; start += ControlInterval)
        {
            var t = (start + ControlInterval - from) / (double)StereoBuffer.Rate;
            var bend = vibrato * Math.Sin(Math.Tau * vibratoHertz * t) * Math.Min(1, t);
            var phaseStep = Math.Tau * hertz * (1 + (bend * .05776)) / StereoBuffer.Rate;
            (c, s) = ((float)Math.Cos(phaseStep), (float)Math.Sin(phaseStep));
            var envelope = level * (float)(SmoothStep(t / attack) * SmoothStep((seconds + release - t) / release));
            var (gain, step) = (lastEnvelope, (envelope - lastEnvelope) / ControlInterval);
            lastEnvelope = envelope;
            var end = Math.Min(to, start + ControlInterval);
            for (var i = start; i < end; i++)
            {
                gain += step;
                buffer[i] += gain * y;
                (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            }

            // Corrects the amplitude, which rounding errors would change during a long note.
            var norm = (3 - ((x * x) + (y * y))) / 2;
            (x, y) = (x * norm, y * norm);
        }
    }

    private static double SmoothStep(double t)
    {
        t = Math.Clamp(t, 0, 1);
        return t * t * (3 - (2 * t));
    }

    private static (double Ratio, double Amplitude)[] CreateHarmonics(int count, double slope) =>
        [.. Enumerable.Range(1, count).Select(n => ((double)n, Math.Pow(n, -slope)))];
}

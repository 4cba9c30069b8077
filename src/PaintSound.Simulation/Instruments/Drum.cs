using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Instruments;

/// <summary>A drum: a tone that falls in pitch, and a burst of filtered noise.</summary>
/// <param name="tone">Amplitude of the tone, 0..1.</param>
/// <param name="noise">Amplitude of the noise, 0..1.</param>
/// <param name="noiseHertz">Centre frequency of the noise, in Hz.</param>
/// <param name="decay">Decay time to -60 dB, in seconds.</param>
internal sealed class Drum(float tone, float noise, float noiseHertz, double decay) : IInstrument
{
    public static Drum Deep { get; } = new(1, .25f, 900, .7);

    public static Drum Small { get; } = new(.7f, .7f, 2400, .22);

    public static Drum Click { get; } = new(.15f, 1, 5200, .07);

    public static Drum Brush { get; } = new(.1f, 1, 3800, .3);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var (from, to) = buffer.GetSampleRange(note.Start, decay);
        var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness);
        var band = default(BandFilter);
        band.Tune(noiseHertz * (float)random.NextBetween(.8, 1.25), .8f, StereoBuffer.Rate);
        var decayPerSample = (float)Math.Pow(.001, 1 / (decay * StereoBuffer.Rate));
        var bendPerSample = (float)Math.Pow(.001, 1 / (.09 * StereoBuffer.Rate));
        var (phase, level, bend) = (0f, 1f, 1.4f);
        var phaseStep = (float)(Math.Tau * note.Hertz / StereoBuffer.Rate);
        for (var i = from; i < to; i++)
        {
            phase += phaseStep * (1 + bend);
            phase -= phase > MathF.Tau ? MathF.Tau : 0;
            var rise = Math.Min(1, (i - from) / 32f);
            var value = level * rise * ((tone * MathF.Sin(phase)) + (noise * 2 * level * band.Process(random.NextWhite())));
            buffer.Left[i] += left * value;
            buffer.Right[i] += right * value;
            level *= decayPerSample;
            bend *= bendPerSample;
        }
    }
}

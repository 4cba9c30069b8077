namespace PaintSound.Simulation.Instruments;

/// <summary>Frequency modulation (Chowning 1973) of one sine by another. The tone gets darker as it decays.</summary>
/// <param name="ratio">Modulator frequency divided by carrier frequency.</param>
/// <param name="index">Modulation index at the start.</param>
/// <param name="decay">Decay time to -60 dB, in seconds.</param>
internal sealed class FmInstrument(double ratio, double index, double decay) : IInstrument
{
    public static FmInstrument Piano { get; } = new(1, 1.6, 1.8);

    public static FmInstrument Spark { get; } = new(3.51, 4, .45);

    public static FmInstrument Clang { get; } = new(1.414, 7, .9);

    public static FmInstrument Bass { get; } = new(.5, 3, .7);

    public static FmInstrument Star { get; } = new(7, .7, 1.4);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var (from, to) = buffer.GetSampleRange(note.Start, decay);
        var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness);
        var carrier = (float)(Math.Tau * note.Hertz / StereoBuffer.Rate);
        var modulator = (float)(Math.Tau * note.Hertz * ratio * random.NextBetween(.999, 1.001) / StereoBuffer.Rate);
        var decayPerSample = (float)Math.Pow(.001, 1 / (decay * StereoBuffer.Rate));
        var (phase, modulatorPhase, level) = (0f, 0f, 1f);
        var rise = 1f / (.003f * StereoBuffer.Rate);
        for (var i = from; i < to; i++)
        {
            var depth = (float)index * note.Loudness * level;
            var value = MathF.Sin(phase + (depth * MathF.Sin(modulatorPhase))) * level * Math.Min(1, (i - from) * rise);
            buffer.Left[i] += left * value;
            buffer.Right[i] += right * value;
            level *= decayPerSample;
            phase = Wrap(phase + carrier);
            modulatorPhase = Wrap(modulatorPhase + modulator);
        }
    }

    private static float Wrap(float phase) => phase > MathF.Tau ? phase - MathF.Tau : phase;
}

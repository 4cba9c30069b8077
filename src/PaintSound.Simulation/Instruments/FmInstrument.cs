namespace PaintSound.Simulation.Instruments;

/// <summary>Frequency modulation (Chowning 1973): one sine bends another; the tone darkens as it dies.</summary>
/// <param name="ratio">Modulator over carrier.</param>
/// <param name="index">Depth at the beginning.</param>
/// <param name="decay">Seconds until it has lost 60 dB.</param>
internal sealed class FmInstrument(double ratio, double index, double decay) : IInstrument
{
    public static FmInstrument Piano { get; } = new(1, 1.6, 1.8);

    public static FmInstrument Spark { get; } = new(3.51, 4, .45);

    public static FmInstrument Clang { get; } = new(1.414, 7, .9);

    public static FmInstrument Bass { get; } = new(.5, 3, .7);

    public static FmInstrument Star { get; } = new(7, .7, 1.4);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var (from, to) = tape.Stretch(note.Start, decay);
        var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness);
        var carrier = (float)(Math.Tau * note.Hertz / StereoBuffer.Rate);
        var modulator = (float)(Math.Tau * note.Hertz * ratio * dice.Between(.999, 1.001) / StereoBuffer.Rate);
        var fall = (float)Math.Pow(.001, 1 / (decay * StereoBuffer.Rate));
        var (phase, bend, level) = (0f, 0f, 1f);
        var rise = 1f / (.003f * StereoBuffer.Rate);
        for (var i = from; i < to; i++)
        {
            var depth = (float)index * note.Loudness * level;
            var value = MathF.Sin(phase + (depth * MathF.Sin(bend))) * level * Math.Min(1, (i - from) * rise);
            tape.Left[i] += left * value;
            tape.Right[i] += right * value;
            level *= fall;
            phase = Wrap(phase + carrier);
            bend = Wrap(bend + modulator);
        }
    }

    private static float Wrap(float phase) => phase > MathF.Tau ? phase - MathF.Tau : phase;
}

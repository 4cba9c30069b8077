using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Instruments;

/// <summary>A skin that drops in pitch, and a burst of filtered noise.</summary>
/// <param name="skin">Share of the skin's tone.</param>
/// <param name="noise">Share of the noise.</param>
/// <param name="noiseHertz">Middle of the noise.</param>
/// <param name="decay">Seconds until it has lost 60 dB.</param>
internal sealed class Drum(float skin, float noise, float noiseHertz, double decay) : IInstrument
{
    public static Drum Deep { get; } = new(1, .25f, 900, .7);

    public static Drum Small { get; } = new(.7f, .7f, 2400, .22);

    public static Drum Click { get; } = new(.15f, 1, 5200, .07);

    public static Drum Brush { get; } = new(.1f, 1, 3800, .3);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var (from, to) = tape.Stretch(note.Start, decay);
        var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness);
        var band = default(BandFilter);
        band.Tune(noiseHertz * (float)dice.Between(.8, 1.25), .8f, StereoBuffer.Rate);
        var fall = (float)Math.Pow(.001, 1 / (decay * StereoBuffer.Rate));
        var drop = (float)Math.Pow(.001, 1 / (.09 * StereoBuffer.Rate));
        var (phase, level, above) = (0f, 1f, 1.4f);
        var turn = (float)(Math.Tau * note.Hertz / StereoBuffer.Rate);
        for (var i = from; i < to; i++)
        {
            phase += turn * (1 + above);
            phase -= phase > MathF.Tau ? MathF.Tau : 0;
            var rise = Math.Min(1, (i - from) / 32f);
            var value = level * rise * ((skin * MathF.Sin(phase)) + (noise * 2 * level * band.Band(dice.White())));
            tape.Left[i] += left * value;
            tape.Right[i] += right * value;
            level *= fall;
            above *= drop;
        }
    }
}

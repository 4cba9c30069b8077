using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Instruments;

/// <summary>Noise in a moving band: wind, breath, a scraped string.</summary>
/// <param name="q">How narrow the band is.</param>
/// <param name="travel">How far the band moves during the note, in octaves.</param>
/// <param name="attack">Seconds to swell in, and to let go.</param>
/// <param name="grit">0 smooth ... 1 broken into slips.</param>
internal sealed class NoiseInstrument(float q, double travel, double attack, float grit) : IInstrument
{
    public static NoiseInstrument Wind { get; } = new(2, .6, 1.2, 0);

    public static NoiseInstrument Scrape { get; } = new(4, 1.3, .03, .9f);

    public static NoiseInstrument Hiss { get; } = new(.7f, .2, .8, 0);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var (from, to) = tape.Stretch(note.Start, note.Seconds + attack);
        var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness * MathF.Sqrt(q));
        var direction = dice.Chance(.5) ? 1 : -1;
        var (bandLeft, bandRight) = (default(BandFilter), default(BandFilter));
        var (slip, slipRate) = (0f, 70f / StereoBuffer.Rate);
        var length = (double)(to - from);
        for (var i = from; i < to; i++)
        {
            var share = (i - from) / length;
            if ((i - from) % 64 == 0)
            {
                var hertz = (float)(note.Hertz * Math.Pow(2, direction * travel * (share - .5)));
                bandLeft.Tune(hertz, q, StereoBuffer.Rate);
                bandRight.Tune(hertz * 1.03f, q, StereoBuffer.Rate);
                slipRate = (float)(45 + (90 * share)) / StereoBuffer.Rate;
            }

            slip += slipRate * (1 + (.4f * dice.White()));
            slip -= slip >= 1 ? 1 : 0;
            var seconds = (i - from) / (double)StereoBuffer.Rate;
            var remaining = (to - i) / (double)StereoBuffer.Rate;
            var envelope = (float)Math.Min(1, Math.Min(seconds, remaining) / attack);
            var value = envelope * (1 - grit + (grit * slip * slip * 1.7f));
            tape.Left[i] += left * value * bandLeft.Band(dice.White());
            tape.Right[i] += right * value * bandRight.Band(dice.White());
        }
    }
}

using PaintSound.Studio.Sounds;

namespace PaintSound.Studio.Music;

/// <summary>Noise in a moving band: wind, breath, a scraped string.</summary>
/// <param name="q">How narrow the band is.</param>
/// <param name="travel">How far the band moves during the note, in octaves.</param>
/// <param name="attack">Seconds to swell in, and to let go.</param>
/// <param name="grit">0 smooth ... 1 broken into slips.</param>
internal sealed class Breath(float q, double travel, double attack, float grit) : IInstrument
{
    public static Breath Wind { get; } = new(2, .6, 1.2, 0);

    public static Breath Scrape { get; } = new(4, 1.3, .03, .9f);

    public static Breath Hiss { get; } = new(.7f, .2, .8, 0);

    public void Play(in Note note, Tape tape, Dice dice)
    {
        var (from, to) = tape.Stretch(note.Start, note.Seconds + attack);
        var (left, right) = Tape.Sides(note.Pan, note.Loudness * MathF.Sqrt(q));
        var direction = dice.Chance(.5) ? 1 : -1;
        var (bandLeft, bandRight) = (default(BandFilter), default(BandFilter));
        var (slip, slipRate) = (0f, 70f / Tape.Rate);
        var length = (double)(to - from);
        for (var i = from; i < to; i++)
        {
            var share = (i - from) / length;
            if ((i - from) % 64 == 0)
            {
                var hertz = (float)(note.Hertz * Math.Pow(2, direction * travel * (share - .5)));
                bandLeft.Tune(hertz, q, Tape.Rate);
                bandRight.Tune(hertz * 1.03f, q, Tape.Rate);
                slipRate = (float)(45 + (90 * share)) / Tape.Rate;
            }

            slip += slipRate * (1 + (.4f * dice.White()));
            slip -= slip >= 1 ? 1 : 0;
            var seconds = (i - from) / (double)Tape.Rate;
            var remaining = (to - i) / (double)Tape.Rate;
            var envelope = (float)Math.Min(1, Math.Min(seconds, remaining) / attack);
            var value = envelope * (1 - grit + (grit * slip * slip * 1.7f));
            tape.Left[i] += left * value * bandLeft.Band(dice.White());
            tape.Right[i] += right * value * bandRight.Band(dice.White());
        }
    }
}

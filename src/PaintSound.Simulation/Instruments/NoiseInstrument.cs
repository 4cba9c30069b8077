using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Instruments;

/// <summary>Noise through a moving band-pass: wind, breath, a scraped string.</summary>
/// <param name="q">Q of the band-pass: centre frequency divided by bandwidth.</param>
/// <param name="travel">Movement of the centre frequency during the note, in octaves.</param>
/// <param name="attack">Attack and release time, in seconds.</param>
/// <param name="grit">0 smooth ... 1 modulated by stick and slip.</param>
internal sealed class NoiseInstrument(float q, double travel, double attack, float grit) : IInstrument
{
    public static NoiseInstrument Wind { get; } = new(2, .6, 1.2, 0);

    public static NoiseInstrument Scrape { get; } = new(4, 1.3, .03, .9f);

    public static NoiseInstrument Hiss { get; } = new(.7f, .2, .8, 0);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var (from, to) = buffer.GetSampleRange(note.Start, note.Seconds + attack);
        var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness * MathF.Sqrt(q));
        var direction = random.NextBool(.5) ? 1 : -1;
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

            slip += slipRate * (1 + (.4f * random.NextWhite()));
            slip -= slip >= 1 ? 1 : 0;
            var seconds = (i - from) / (double)StereoBuffer.Rate;
            var remaining = (to - i) / (double)StereoBuffer.Rate;
            var envelope = (float)Math.Min(1, Math.Min(seconds, remaining) / attack);
            var value = envelope * (1 - grit + (grit * slip * slip * 1.7f));
            buffer.Left[i] += left * value * bandLeft.Process(random.NextWhite());
            buffer.Right[i] += right * value * bandRight.Process(random.NextWhite());
        }
    }
}

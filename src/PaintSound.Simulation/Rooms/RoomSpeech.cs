using PaintSound.Core.Sources;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Rooms;

/// <summary>Synthesises a person who talks: syllables of a voice with formants, consonants and pauses, through the canvas.</summary>
internal static class RoomSpeech
{
    private const int Rate = ISoundSource.SampleRate;

    /// <summary>First and second formant of five vowels in Hz (Peterson and Barney 1952, rounded).</summary>
    private static readonly (float First, float Second)[] Vowels = [(730, 1090), (530, 1840), (270, 2290), (570, 840), (300, 870)];

    /// <summary>Returns speech of any level.</summary>
    public static float[] Create(int length, SeededRandom random)
    {
        var sound = new float[length];
        var (first, second, third, hiss) = (default(BandFilter), default(BandFilter), default(BandFilter), default(BandFilter));
        third.Tune(2600, 9, Rate);
        hiss.Tune(4200, 1, Rate);
        var canvas = default(CanvasLowPass);
        var phase = 0.0;
        for (var at = random.NextInt(Rate / 2); at < length; at += random.NextBool(.15) ? (int)(Rate * random.NextBetween(.4, 1.2)) : 0)
        {
            var consonant = random.NextBool(.6) ? (int)(Rate * random.NextBetween(.03, .09)) : 0;
            var vowel = (int)(Rate * random.NextBetween(.09, .24));
            var (pitch, glide, force) = (random.NextBetween(95, 230), random.NextBetween(-.25, .15), random.NextBetween(.4, 1));
            var (from, to) = (random.Pick(Vowels), random.Pick(Vowels));
            for (var i = 0; i < Math.Min(length - at, consonant + vowel); i++)
            {
                var share = Math.Max(0, i - consonant) / (float)vowel;
                if (i % 32 == 0)
                {
                    first.Tune(from.First + ((to.First - from.First) * share), 7, Rate);
                    second.Tune(from.Second + ((to.Second - from.Second) * share), 9, Rate);
                }

                phase += pitch * (1 + (glide * share)) / Rate;
                phase -= Math.Floor(phase);

                // The glottis opens for 60 % of the period and closes quickly (Rosenberg 1971).
                var pulse = i < consonant ? 0 : phase < .6 ? (float)Math.Pow(Math.Sin(Math.PI * phase / .6 * phase), 2) : 0;
                var envelope = Math.Min(1, Math.Min(share * vowel / (.02f * Rate), (1 - share) * vowel / (.04f * Rate)));
                var voice = pulse * envelope * (float)force;
                var breath = i < consonant ? random.NextWhite() * .12f * MathF.Sin(MathF.PI * i / consonant) : 0;
                sound[at + i] = canvas.Process(first.Process(voice) + (.6f * second.Process(voice)) + (.25f * third.Process(voice)) + hiss.Process(breath));
            }

            at += consonant + vowel;
        }

        return sound;
    }
}

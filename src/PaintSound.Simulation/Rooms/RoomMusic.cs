using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Rooms;

/// <summary>Synthesises music from loudspeakers: chords, bass, a melody and drums, through the canvas.</summary>
internal static class RoomMusic
{
    private const int Rate = ISoundSource.SampleRate;
    private const int Partials = 8;
    private static readonly int[] Chord = [0, 4, 7, 12];
    private static readonly int[] Roots = [0, 5, 7, 3];

    /// <summary>Returns music of any level.</summary>
    public static float[] Create(int length, SeededRandom random)
    {
        var sound = new float[length];
        var beat = (int)(Rate * random.NextBetween(.4, .6));
        for (var (at, number) = (random.NextInt(beat), 0); at < length; at += beat, number++)
        {
            var root = 110 * Math.Pow(2, Roots[number / 4 % Roots.Length] / 12.0);
            if (number % 4 == 0)
            {
                foreach (var step in Chord)
                {
                    AddTone(sound, at, root * 2 * Math.Pow(2, step / 12.0), .08, attack: .03, decay: 2);
                }
            }

            AddTone(sound, at, root / 2, .35, attack: .008, decay: .3);
            AddTone(sound, at + (random.NextBool(.5) ? beat / 2 : 0), root * 4 * Math.Pow(2, random.Pick(Chord) / 12.0), .15, attack: .006, decay: .35);
            if (number % 2 == 0)
            {
                AddKick(sound, at);
            }
            else
            {
                AddNoise(sound, at, .25, .05, random);
            }

            AddNoise(sound, at + (beat / 2), .06, .02, random);
        }

        var canvas = default(CanvasLowPass);
        return Array.ConvertAll(sound, x => canvas.Process(x));
    }

    private static void AddTone(float[] sound, int at, double hertz, double level, double attack, double decay)
    {
        for (var i = 0; i < Math.Min(sound.Length - at, (int)(decay * 3 * Rate)); i++)
        {
            var seconds = (double)i / Rate;
            var envelope = level * Math.Min(1, seconds / attack) * Math.Exp(-seconds / decay);
            for (var partial = 1; partial <= Partials; partial++)
            {
                sound[at + i] += (float)(envelope / partial * Math.Sin(Math.Tau * hertz * partial * seconds));
            }
        }
    }

    private static void AddKick(float[] sound, int at)
    {
        for (var i = 0; i < Math.Min(sound.Length - at, Rate / 4); i++)
        {
            var seconds = (double)i / Rate;
            var phase = (55 * seconds) + (90 * .03 * (1 - Math.Exp(-seconds / .03)));
            sound[at + i] += (float)(Math.Min(1, seconds / .002) * Math.Exp(-seconds / .08) * Math.Sin(Math.Tau * phase));
        }
    }

    private static void AddNoise(float[] sound, int at, double level, double decay, SeededRandom random)
    {
        for (var i = 0; i < Math.Min(sound.Length - at, (int)(decay * 5 * Rate)); i++)
        {
            sound[at + i] += (float)(level * Math.Exp(-i / (decay * Rate))) * random.NextWhite();
        }
    }
}

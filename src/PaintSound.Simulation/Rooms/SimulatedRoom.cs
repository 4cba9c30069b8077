using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Rooms;

/// <summary>Renders what a contact microphone on a canvas hears of a room without a painter. 16 kHz mono. Thread-safe.</summary>
public static class SimulatedRoom
{
    /// <summary>The RMS of the faint noise that every room has, in dB relative to full scale.</summary>
    public const double NoiseDb = -64;

    private const int Rate = ISoundSource.SampleRate;
    private const int Harmonics = 40;

    /// <summary>The usual level of a room, in dB relative to full scale: for speech and music the RMS while they sound, else the RMS of the whole.</summary>
    public static double LevelOf(RoomKind kind) => kind switch
    {
        RoomKind.Fan => -48,
        RoomKind.Hum50 or RoomKind.Hum60 => -22,
        RoomKind.Phone => -40,
        RoomKind.Speech or RoomKind.Loudspeakers => -52,
        RoomKind.Footsteps => -30,
        _ => -55,
    };

    /// <summary>Renders a room at its usual level.</summary>
    /// <param name="kind">The room.</param>
    /// <param name="seed">Any number; the same seed gives the same samples.</param>
    /// <param name="seconds">The duration in seconds.</param>
    public static float[] Render(RoomKind kind, int seed, double seconds) => Render(kind, seed, seconds, LevelOf(kind));

    /// <summary>Renders a room.</summary>
    /// <param name="kind">The room.</param>
    /// <param name="seed">Any number; the same seed gives the same samples.</param>
    /// <param name="seconds">The duration in seconds.</param>
    /// <param name="levelDb">The level in dB relative to full scale; see <see cref="LevelOf"/>.</param>
    public static float[] Render(RoomKind kind, int seed, double seconds, double levelDb)
    {
        var random = new SeededRandom((ulong)seed);
        var length = (int)(seconds * Rate);
        var room = kind switch
        {
            RoomKind.Fan => AtLevel(CreateFan(length, random), levelDb),
            RoomKind.Hum50 => AtLevel(CreateHum(length, 50), levelDb),
            RoomKind.Hum60 => AtLevel(CreateHum(length, 60), levelDb),
            RoomKind.Phone => AtLevel(CreatePhone(length, random), levelDb),
            RoomKind.Speech => AtLevel(RoomSpeech.Create(length, random), levelDb),
            RoomKind.Footsteps => AtLevel(CreateFootsteps(length, random), levelDb),
            RoomKind.Loudspeakers => AtLevel(RoomMusic.Create(length, random), levelDb),
            _ => new float[length],
        };
        var noise = AtLevel(CreateNoise(length, random), kind is RoomKind.LateStart or RoomKind.Dropouts ? levelDb : NoiseDb);
        for (var i = 0; i < length; i++)
        {
            room[i] += noise[i];
        }

        CutOut(kind, room, random);
        return room;
    }

    /// <summary>Replaces parts of the stream by digital zeros, as the room asks for it.</summary>
    internal static void CutOut(RoomKind kind, Span<float> sound, SeededRandom random)
    {
        if (kind == RoomKind.LateStart)
        {
            sound[..Math.Min(Rate, sound.Length)].Clear();
        }

        for (var at = random.NextInt(Rate); kind == RoomKind.Dropouts && at < sound.Length;)
        {
            var gap = (int)(Rate * .002 * Math.Pow(1000, random.NextDouble()));
            sound[at..Math.Min(sound.Length, at + gap)].Clear();
            at += gap + (int)(Rate * random.NextBetween(.05, 2));
        }
    }

    // Level of the parts that sound, so that pauses do not make the sound between them louder.
    private static float[] AtLevel(float[] sound, double levelDb)
    {
        const int Window = Rate / 10;
        var powers = sound.Chunk(Window).Select(part => part.Average(x => (double)x * x)).ToArray();
        var threshold = powers.Max() * .01;
        var factor = (float)(Decibels.ToFactor(levelDb) / Math.Sqrt(powers.Where(power => power >= threshold).Average()));
        return Array.ConvertAll(sound, x => x * factor);
    }

    private static float[] CreateNoise(int length, SeededRandom random)
    {
        var sound = new float[length];
        var (slow, middle) = (0f, 0f);
        for (var i = 0; i < length; i++)
        {
            var white = random.NextWhite();
            slow += .02f * (white - slow);
            middle += .2f * (white - middle);
            sound[i] = (3 * slow) + middle + (.4f * white);
        }

        return sound;
    }

    private static float[] CreateFan(int length, SeededRandom random)
    {
        var sound = CreateNoise(length, random);
        for (var i = 0; i < length; i++)
        {
            var seconds = (float)i / Rate;
            sound[i] = (sound[i] * (1 + (.06f * MathF.Sin(MathF.Tau * .4f * seconds)))) + (.15f * MathF.Sin(MathF.Tau * 117 * seconds));
        }

        return sound;
    }

    private static float[] CreateHum(int length, int hertz)
    {
        var sound = new float[length];
        for (var i = 0; i < length; i++)
        {
            var phase = Math.Tau * hertz * i / Rate;
            for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
            {
                sound[i] += (float)(Math.Sin(harmonic * phase) / harmonic);
            }
        }

        return sound;
    }

    private static float[] CreatePhone(int length, SeededRandom random)
    {
        const double Period = Rate / 216.7;
        const double Burst = Rate * .577e-3;
        var sound = new float[length];
        for (var start = random.NextBetween(0, Rate); start < length; start += random.NextBetween(1, 3) * Rate)
        {
            var end = Math.Min(length, start + (random.NextBetween(.1, 1.5) * Rate));
            for (var (at, number) = (start, 0); at < end; at += Period, number++)
            {
                // Every 26th burst of GSM is left out.
                for (var i = (int)at; number % 26 != 25 && i < Math.Min(length, at + Burst); i++)
                {
                    sound[i] = 1;
                }
            }

            start = end;
        }

        return sound;
    }

    private static float[] CreateFootsteps(int length, SeededRandom random)
    {
        var sound = new float[length];
        for (var at = random.NextInt(Rate); at < length; at += (int)(Rate * random.NextBetween(.45, .8)))
        {
            var (hertz, boards, force) = (random.NextBetween(35, 80), random.NextBetween(110, 190), random.NextBetween(.4, 1));
            for (var i = 0; i < Math.Min(length - at, Rate / 3); i++)
            {
                var seconds = (double)i / Rate;
                sound[at + i] += (float)(force * Math.Pow(Math.Sin(Math.PI / 2 * Math.Min(1, seconds / .01)), 2) * ((Math.Exp(-seconds / .06) * Math.Sin(Math.Tau * hertz * seconds))
                    + (.2 * Math.Exp(-seconds / .03) * Math.Sin(Math.Tau * boards * seconds))));
            }
        }

        return sound;
    }
}

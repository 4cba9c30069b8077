using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Rooms;

/// <summary>The works of the simulated composer, one after the other, as a contact microphone hears them from loudspeakers. 16 kHz mono. Thread-safe.</summary>
public static class LibraryInRoom
{
    private const int Rate = ISoundSource.SampleRate;

    /// <summary>Renders all works at an RMS of 0 dB. Lasts about nine minutes.</summary>
    /// <param name="seed">The composer.</param>
    public static float[] Render(int seed = 1)
    {
        var composer = new Composer(seed);
        var sound = Composer.Pieces.SelectMany(piece => Downsampler.ToMono(composer.Play(piece))).ToArray();
        var canvas = default(CanvasLowPass);
        var heard = Array.ConvertAll(sound, x => canvas.Process(x));
        var gain = 1 / Math.Sqrt(heard.Sum(x => (double)x * x) / heard.Length);
        return Array.ConvertAll(heard, x => (float)(gain * x));
    }

    /// <summary>Returns the music at a level, with the faint noise that every room has.</summary>
    /// <param name="music">The music at an RMS of 0 dB.</param>
    /// <param name="levelDb">The RMS of the music in dB relative to full scale.</param>
    public static float[] AtLevel(float[] music, double levelDb)
    {
        ArgumentNullException.ThrowIfNull(music);
        var gain = (float)Decibels.ToFactor(levelDb);
        var noise = SimulatedRoom.Render(RoomKind.Quiet, 1, (double)music.Length / Rate, SimulatedRoom.NoiseDb);
        return [.. music.Zip(noise, (x, n) => (gain * x) + n)];
    }

    /// <summary>
    /// Returns the part with the most power of each stretch, one after the other: what somebody plays for a measurement. A moment elsewhere may be louder.
    /// </summary>
    /// <param name="sound">Mono at 16 kHz.</param>
    /// <param name="stretch">The seconds of a stretch, of which one part is taken.</param>
    /// <param name="seconds">The seconds of a part.</param>
    public static float[] Medley(float[] sound, int stretch, int seconds)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return [.. sound.Chunk(stretch * Rate).SelectMany(part => Loudest(part, seconds))];
    }

    private static float[] Loudest(float[] sound, int seconds)
    {
        var power = Array.ConvertAll(sound.Chunk(Rate).ToArray(), second => second.Sum(x => (double)x * x));
        var start = Enumerable.Range(0, Math.Max(1, power.Length - seconds)).MaxBy(first => power.Skip(first).Take(seconds).Sum());
        return sound[(start * Rate)..Math.Min(sound.Length, (start + seconds) * Rate)];
    }
}

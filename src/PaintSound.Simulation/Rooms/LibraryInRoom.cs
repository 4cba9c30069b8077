using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Instruments;
using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Rooms;

/// <summary>The works of the simulated composer, one after the other, as a contact microphone hears them from loudspeakers. 16 kHz mono. Thread-safe.</summary>
public static class LibraryInRoom
{
    private const int Rate = ISoundSource.SampleRate;
    private const int BlockLength = Rate / 100;
    private const int StretchSeconds = 27, MedleySeconds = 3;

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
    /// Returns what the setup page measures in a minute: the loudest level in dB of a medley of the 3 s with the most power of each 27 s. A moment elsewhere may
    /// be louder.
    /// </summary>
    /// <param name="sound">Mono at 16 kHz.</param>
    public static float MeasureLoudspeakers(float[] sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var loudest = Decibels.Silence;
        var detector = new OnsetDetector(new OnsetSettings(), (_, _) => { }, (_, _) => { });
        foreach (var block in sound.Chunk(StretchSeconds * Rate).SelectMany(stretch => Loudest(stretch, MedleySeconds).Chunk(BlockLength)))
        {
            detector.Push(block);
            loudest = Math.Max(loudest, detector.LevelDb);
        }

        return loudest;
    }

    private static float[] Loudest(float[] sound, int seconds)
    {
        var power = Array.ConvertAll(sound.Chunk(Rate).ToArray(), second => second.Sum(x => (double)x * x));
        var start = Enumerable.Range(0, Math.Max(1, power.Length - seconds)).MaxBy(first => power.Skip(first).Take(seconds).Sum());
        return sound[(start * Rate)..Math.Min(sound.Length, (start + seconds) * Rate)];
    }
}

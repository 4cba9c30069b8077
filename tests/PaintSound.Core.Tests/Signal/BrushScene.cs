namespace PaintSound.Core.Tests.Signal;

internal enum Touch
{
    Tap,
    Scrape,
    Crescendo,
}

/// <summary>One touch of the brush: what, when (first sample), and from where on it can be heard above the room's noise.</summary>
internal sealed record Event(Touch Touch, int Start, int Audible, int End, float PeakDb);

/// <summary>A canvas under a contact microphone: touches over room hum, with the truth about every one.</summary>
internal sealed class BrushScene
{
    private const int Rate = 16_000;

    /// <summary>A touch is audible from the first 2.5 ms on whose own RMS is this many times that of the room without its hum.</summary>
    private const double AudibleRatio = 2;

    private readonly Random _random;

    public BrushScene(int seed, double seconds, float noiseDb, float humDb, float[] peaksDb)
    {
        _random = new Random(seed);
        Sound = new float[(int)(seconds * Rate)];
        var room = Room(noiseDb);
        var noiseRms = Math.Sqrt(room.Average(x => (double)x * x));
        var at = Rate / 2;
        while (true)
        {
            var touch = (Touch)_random.Next(3);
            var peakDb = peaksDb[_random.Next(peaksDb.Length)];
            var sound = Play(touch, MathF.Pow(10, peakDb / 20));
            if (at + sound.Length + Rate / 2 > Sound.Length)
            {
                break;
            }

            var audible = FirstAudible(sound, AudibleRatio * noiseRms);
            if (audible >= 0)
            {
                Events.Add(new Event(touch, at, at + audible, at + sound.Length, peakDb));
            }

            for (var n = 0; n < sound.Length; n++)
            {
                Sound[at + n] += sound[n];
            }

            at += sound.Length + (int)((0.12 + 0.5 * _random.NextDouble()) * Rate);
        }

        var hum = MathF.Pow(10, humDb / 20) * MathF.Sqrt(2);
        for (var n = 0; n < Sound.Length; n++)
        {
            var phase = 2 * Math.PI * 50 * n / Rate;
            Sound[n] += room[n] + hum * (float)(0.8 * Math.Sin(phase) + 0.4 * Math.Sin(2 * phase + 1) + 0.4 * Math.Sin(3 * phase + 2) + 0.15 * Math.Sin(5 * phase));
        }
    }

    public float[] Sound { get; }

    public List<Event> Events { get; } = [];

    private static int FirstAudible(float[] sound, double rms)
    {
        for (var from = 0; from + 40 <= sound.Length; from += 40)
        {
            if (Math.Sqrt(sound.AsSpan(from, 40).ToArray().Average(x => (double)x * x)) >= rms)
            {
                // The sample at which the sound comes up within that block.
                return from + Math.Max(0, Array.FindIndex(sound[from..(from + 40)], x => Math.Abs(x) >= rms));
            }
        }

        return -1;
    }

    // Noise whose spectrum falls by 3 dB an octave or so: three leaky sums and white.
    private float[] Room(float db)
    {
        var room = new float[Sound.Length];
        var (slow, middle) = (0.0, 0.0);
        for (var n = 0; n < room.Length; n++)
        {
            var white = Gauss();
            slow += 0.02 * (white - slow);
            middle += 0.2 * (white - middle);
            room[n] = (float)(3 * slow + middle + 0.4 * white);
        }

        var scale = MathF.Pow(10, db / 20) / (float)Math.Sqrt(room.Average(x => (double)x * x));
        return [.. room.Select(x => x * scale)];
    }

    private float[] Play(Touch touch, float peak) => Scaled(
        touch switch
        {
            Touch.Tap => Tap(),
            Touch.Scrape => Friction(0.08 + 0.3 * _random.NextDouble(), 0.003 + 0.012 * _random.NextDouble()),
            _ => Friction(0.35 + 0.5 * _random.NextDouble(), 0.15 + 0.25 * _random.NextDouble()),
        },
        peak);

    private static float[] Scaled(float[] sound, float peak)
    {
        var scale = peak / sound.Max(Math.Abs);
        return [.. sound.Select(x => x * scale)];
    }

    // A touch of the bristles (a millisecond of noise) that makes the canvas ring.
    private float[] Tap()
    {
        var sound = new float[(int)(0.09 * Rate)];
        var (low, high) = (180 + 300 * _random.NextDouble(), 700 + 900 * _random.NextDouble());
        for (var n = 0; n < sound.Length; n++)
        {
            var t = (double)n / Rate;
            sound[n] = (float)(Math.Exp(-t / 0.018) * Math.Sin(2 * Math.PI * low * t)
                + 0.6 * Math.Exp(-t / 0.008) * Math.Sin(2 * Math.PI * high * t)
                + 0.8 * Math.Exp(-t / 0.0015) * Gauss());
        }

        return sound;
    }

    // Band-shaped noise whose speed wavers, with an attack of the given length and a release of 40 ms.
    private float[] Friction(double seconds, double attack)
    {
        var sound = new float[(int)(seconds * Rate)];
        var (cut, low, smooth) = (0.1 + 0.5 * _random.NextDouble(), 0.0, 0.0);
        var waver = 4 + 6 * _random.NextDouble();
        for (var n = 0; n < sound.Length; n++)
        {
            var t = (double)n / Rate;
            smooth += cut * (Gauss() - smooth);
            low += 0.03 * (smooth - low);
            var envelope = Math.Min(1, t / attack) * Math.Min(1, (seconds - t) / 0.04) * (1 + 0.25 * Math.Sin(2 * Math.PI * waver * t));
            sound[n] = (float)(envelope * (smooth - low));
        }

        return sound;
    }

    private double Gauss() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}

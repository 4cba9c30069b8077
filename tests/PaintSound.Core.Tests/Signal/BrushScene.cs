namespace PaintSound.Core.Tests.Signal;

/// <summary>Generates the sound of a contact microphone: touches over room noise and hum, with the exact position of every touch.</summary>
internal sealed class BrushScene
{
    private const int Rate = 16_000;

    /// <summary>A touch is audible from the first 2.5 ms with an RMS of this many times that of the room noise without hum.</summary>
    private const double AudibleRatio = 2;

    private readonly Random _random;

    public BrushScene(int seed, double seconds, float noiseDb, float humDb, float[] peaksDb)
    {
        _random = new Random(seed);
        Sound = new float[(int)(seconds * Rate)];
        var room = CreateRoomNoise(noiseDb);
        var noiseRms = Math.Sqrt(room.Average(x => (double)x * x));
        var at = Rate / 2;
        while (true)
        {
            var kind = (TouchKind)_random.Next(3);
            var peakDb = peaksDb[_random.Next(peaksDb.Length)];
            var sound = CreateTouch(kind, MathF.Pow(10, peakDb / 20));
            if (at + sound.Length + Rate / 2 > Sound.Length)
            {
                break;
            }

            var audible = FindAudible(sound, AudibleRatio * noiseRms);
            if (audible >= 0)
            {
                Touches.Add(new Touch(kind, at, at + audible, at + sound.Length, peakDb));
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

    public List<Touch> Touches { get; } = [];

    private static int FindAudible(float[] sound, double rms)
    {
        for (var from = 0; from + 40 <= sound.Length; from += 40)
        {
            if (Math.Sqrt(sound.AsSpan(from, 40).ToArray().Average(x => (double)x * x)) >= rms)
            {
                // The first loud sample within that block.
                return from + Math.Max(0, Array.FindIndex(sound[from..(from + 40)], x => Math.Abs(x) >= rms));
            }
        }

        return -1;
    }

    // Noise with a slope of about -3 dB per octave: the sum of two low-passes and white noise.
    private float[] CreateRoomNoise(float db)
    {
        var room = new float[Sound.Length];
        var (slow, middle) = (0.0, 0.0);
        for (var n = 0; n < room.Length; n++)
        {
            var white = NextGaussian();
            slow += 0.02 * (white - slow);
            middle += 0.2 * (white - middle);
            room[n] = (float)(3 * slow + middle + 0.4 * white);
        }

        var scale = MathF.Pow(10, db / 20) / (float)Math.Sqrt(room.Average(x => (double)x * x));
        return [.. room.Select(x => x * scale)];
    }

    private float[] CreateTouch(TouchKind kind, float peak) => Scale(
        kind switch
        {
            TouchKind.Tap => CreateTap(),
            TouchKind.Scrape => CreateFriction(0.08 + 0.3 * _random.NextDouble(), 0.003 + 0.012 * _random.NextDouble()),
            _ => CreateFriction(0.35 + 0.5 * _random.NextDouble(), 0.15 + 0.25 * _random.NextDouble()),
        },
        peak);

    private static float[] Scale(float[] sound, float peak)
    {
        var scale = peak / sound.Max(Math.Abs);
        return [.. sound.Select(x => x * scale)];
    }

    // The bristles touch the canvas (1 ms of noise) and make it ring.
    private float[] CreateTap()
    {
        var sound = new float[(int)(0.09 * Rate)];
        var (low, high) = (180 + 300 * _random.NextDouble(), 700 + 900 * _random.NextDouble());
        for (var n = 0; n < sound.Length; n++)
        {
            var t = (double)n / Rate;
            sound[n] = (float)(Math.Exp(-t / 0.018) * Math.Sin(2 * Math.PI * low * t)
                + 0.6 * Math.Exp(-t / 0.008) * Math.Sin(2 * Math.PI * high * t)
                + 0.8 * Math.Exp(-t / 0.0015) * NextGaussian());
        }

        return sound;
    }

    // Band-pass noise with varying level, with an attack in seconds and a release of 40 ms.
    private float[] CreateFriction(double seconds, double attack)
    {
        var sound = new float[(int)(seconds * Rate)];
        var (cut, low, smooth) = (0.1 + 0.5 * _random.NextDouble(), 0.0, 0.0);
        var modulationHz = 4 + 6 * _random.NextDouble();
        for (var n = 0; n < sound.Length; n++)
        {
            var t = (double)n / Rate;
            smooth += cut * (NextGaussian() - smooth);
            low += 0.03 * (smooth - low);
            var envelope = Math.Min(1, t / attack) * Math.Min(1, (seconds - t) / 0.04) * (1 + 0.25 * Math.Sin(2 * Math.PI * modulationHz * t));
            sound[n] = (float)(envelope * (smooth - low));
        }

        return sound;
    }

    private double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}

using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Sounds;

/// <summary>The signal of a contact microphone without strokes: mains hum and faint noise. Sample n is always the same. Thread-safe.</summary>
/// <param name="seed">Seed of the noise.</param>
internal sealed class RoomHum(ulong seed)
{
    /// <summary>Samples in one period of 50 Hz.</summary>
    private const int Period = ISoundSource.SampleRate / 50;

    private const float Noise = 2.2e-4f;

    /// <summary>Harmonic number and amplitude of the mains hum.</summary>
    private static readonly (int Harmonic, float Amplitude)[] Mains = [(1, 1.1e-3f), (2, 8e-4f), (3, 5e-4f), (5, 2.5e-4f), (7, 1e-4f)];

    private readonly float[] _wave = CreateWave();

    /// <summary>Returns one sample of the hum, which has about -58 dB.</summary>
    public float SampleAt(long sample)
    {
        // Slow change of the amplitude, as other devices on the same mains cause it.
        var load = 1 + (.15f * MathF.Sin((float)(sample % (ISoundSource.SampleRate * 17)) * MathF.Tau / (ISoundSource.SampleRate * 17)));
        var hiss = WhiteAt(sample) + WhiteAt(sample - 1);
        return (load * _wave[sample % Period]) + (Noise * hiss);
    }

    private float WhiteAt(long sample) => (int)(SeededRandom.Mix(seed, (ulong)sample) >> 32) * (1f / 2147483648f);

    private static float[] CreateWave()
    {
        var period = new float[Period];
        for (var i = 0; i < Period; i++)
        {
            foreach (var (harmonic, amplitude) in Mains)
            {
                period[i] += amplitude * MathF.Sin((MathF.Tau * harmonic * i / Period) + harmonic);
            }
        }

        return period;
    }
}

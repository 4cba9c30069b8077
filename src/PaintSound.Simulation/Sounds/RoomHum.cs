using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Sounds;

/// <summary>What a contact microphone hears when nobody paints: the mains, and a faint noise. Sample n is the same whoever asks.</summary>
/// <param name="seed">Seeds the noise.</param>
internal sealed class RoomHum(ulong seed)
{
    /// <summary>One period of 50 Hz.</summary>
    private const int Period = ISoundSource.SampleRate / 50;

    private const float Noise = 2.2e-4f;

    /// <summary>Harmonic and amplitude: the mains and its rectified relatives.</summary>
    private static readonly (int Harmonic, float Amplitude)[] Mains = [(1, 1.1e-3f), (2, 8e-4f), (3, 5e-4f), (5, 2.5e-4f), (7, 1e-4f)];

    private readonly float[] _wave = MakeWave();

    /// <summary>The hum at a sample, about -58 dB.</summary>
    public float At(long sample)
    {
        // Other machines on the same mains come and go.
        var load = 1 + (.15f * MathF.Sin((float)(sample % (ISoundSource.SampleRate * 17)) * MathF.Tau / (ISoundSource.SampleRate * 17)));
        var hiss = White(sample) + White(sample - 1);
        return (load * _wave[sample % Period]) + (Noise * hiss);
    }

    private float White(long sample) => (int)(SeededRandom.Mix(seed, (ulong)sample) >> 32) * (1f / 2147483648f);

    private static float[] MakeWave()
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

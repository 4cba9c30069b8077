using PaintSound.Simulation.Instruments;

namespace PaintSound.Simulation.Music;

/// <summary>A simulated composer. The same seed gives the same music. Another seed gives other notes under the same titles. Thread-safe.</summary>
/// <param name="seed">Any number.</param>
public sealed class Composer(int seed)
{
    /// <summary>Maximum amplitude of a sample: -1 dB relative to full scale.</summary>
    private const float Peak = .891f;

    /// <summary>All works, about nine minutes in total.</summary>
    public static IReadOnlyList<Piece> Pieces { get; } = [.. Repertoire.Composers, .. Repertoire.Own];

    /// <summary>Renders a work.</summary>
    /// <param name="piece">One of <see cref="Pieces"/>.</param>
    public StereoBuffer Play(Piece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var random = new SeededRandom(SeededRandom.CombineSeed((ulong)seed, piece.Title));
        var buffer = new StereoBuffer(piece.Seconds);
        foreach (var voice in piece.Voices)
        {
            foreach (var note in voice.CreateNotes(piece.Seconds, piece.Root, random))
            {
                voice.Instrument.Play(note, buffer, random);
            }
        }

        Reverb.Apply(buffer, piece.ReverbAmount, 1 + (3 * piece.ReverbAmount));
        ApplyMaster(buffer, piece.LevelDb);
        return buffer;
    }

    private static void ApplyMaster(StereoBuffer buffer, double levelDb)
    {
        var power = 1e-9;
        for (var i = 0; i < buffer.Length; i++)
        {
            power += ((buffer.Left[i] * buffer.Left[i]) + (buffer.Right[i] * buffer.Right[i])) / (2.0 * buffer.Length);
        }

        var gain = (float)(Math.Pow(10, levelDb / 20) / Math.Sqrt(power));
        for (var i = 0; i < buffer.Length; i++)
        {
            var edge = Math.Min(1, Math.Min(i / (.005f * StereoBuffer.Rate), (buffer.Length - 1 - i) / (.6f * StereoBuffer.Rate)));
            buffer.Left[i] = Limit(buffer.Left[i] * gain) * edge;
            buffer.Right[i] = Limit(buffer.Right[i] * gain) * edge;
        }
    }

    /// <summary>Linear up to half of the peak, then compressed towards the peak.</summary>
    private static float Limit(float sample)
    {
        const float Knee = Peak / 2;
        var magnitude = MathF.Abs(sample);
        return magnitude <= Knee ? sample : MathF.CopySign(Knee + (Knee * MathF.Tanh((magnitude - Knee) / Knee)), sample);
    }
}

using PaintSound.Simulation.Instruments;

namespace PaintSound.Simulation.Music;

/// <summary>A composer whose works are the same whenever the seed is the same; another seed, other notes under the same titles.</summary>
/// <param name="seed">Any number.</param>
public sealed class Composer(int seed)
{
    /// <summary>-1 dB: no sample is louder.</summary>
    private const float Peak = .891f;

    /// <summary>The works, about nine minutes in all.</summary>
    public static IReadOnlyList<Piece> Compose { get; } = [.. Repertoire.Composers, .. Repertoire.Own];

    /// <summary>Plays a work.</summary>
    /// <param name="piece">One of <see cref="Compose"/>.</param>
    public StereoBuffer Play(Piece piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var dice = new SeededRandom(SeededRandom.Fingerprint((ulong)seed, piece.Title));
        var tape = new StereoBuffer(piece.Seconds);
        foreach (var voice in piece.Voices)
        {
            foreach (var note in voice.Notes(piece.Seconds, piece.Root, dice))
            {
                voice.Instrument.Play(note, tape, dice);
            }
        }

        Reverb.Fill(tape, piece.Hall, 1 + (3 * piece.Hall));
        Master(tape, piece.LevelDb);
        return tape;
    }

    private static void Master(StereoBuffer tape, double levelDb)
    {
        var power = 1e-9;
        for (var i = 0; i < tape.Length; i++)
        {
            power += ((tape.Left[i] * tape.Left[i]) + (tape.Right[i] * tape.Right[i])) / (2.0 * tape.Length);
        }

        var gain = (float)(Math.Pow(10, levelDb / 20) / Math.Sqrt(power));
        for (var i = 0; i < tape.Length; i++)
        {
            var edge = Math.Min(1, Math.Min(i / (.005f * StereoBuffer.Rate), (tape.Length - 1 - i) / (.6f * StereoBuffer.Rate)));
            tape.Left[i] = Limit(tape.Left[i] * gain) * edge;
            tape.Right[i] = Limit(tape.Right[i] * gain) * edge;
        }
    }

    /// <summary>Straight up to half of the peak, then ever softer towards it.</summary>
    private static float Limit(float sample)
    {
        const float Knee = Peak / 2;
        var size = MathF.Abs(sample);
        return size <= Knee ? sample : MathF.CopySign(Knee + (Knee * MathF.Tanh((size - Knee) / Knee)), sample);
    }
}

using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sounds;

/// <summary>
/// The sound of a sitting as a contact microphone on the back of the canvas hears it: 16 kHz mono, strokes between -45 and -12 dB,
/// hum at about -58 dB between them. The same samples come whatever was asked for before. For one thread at a time.
/// </summary>
public sealed class ContactMicrophone
{
    private const int Rate = ISoundSource.SampleRate;

    private readonly PaintingSession _sitting;
    private readonly RoomHum _hum;

    /// <summary>The sounds around the place last heard; strokes follow each other, so a few are enough.</summary>
    private readonly (int Number, float[] Sound)[] _recent = new (int, float[])[8];

    /// <param name="sitting">What is painted.</param>
    public ContactMicrophone(PaintingSession sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        _sitting = sitting;
        _hum = new RoomHum((ulong)sitting.Seed);
        Array.Fill(_recent, (-1, []));
    }

    /// <summary>Samples in the whole sitting.</summary>
    public long Length => (long)(_sitting.Seconds * Rate);

    /// <summary>Hears a part of the sitting; before and after it there is hum.</summary>
    /// <param name="from">The first sample, counted from the beginning of the sitting.</param>
    /// <param name="samples">Receives as many samples as it holds, -1..1.</param>
    public void Record(long from, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = _hum.At(from + i);
        }

        for (var number = _sitting.StrokesStartedBy((from + samples.Length) / (double)Rate) - 1; number >= 0; number--)
        {
            var stroke = _sitting.Strokes[number];
            if ((stroke.End + StrokeSound.Tail) * Rate < from)
            {
                // Strokes do not overlap, so those before have ended even earlier.
                break;
            }

            Add(Sound(number), (long)(stroke.Start * Rate) - from, samples);
        }

        foreach (ref var sample in samples)
        {
            sample = MathF.Tanh(sample);
        }
    }

    private static void Add(float[] sound, long at, Span<float> samples)
    {
        var first = (int)Math.Max(0, at);
        var last = (int)Math.Min(samples.Length, at + sound.Length);
        for (var i = first; i < last; i++)
        {
            samples[i] += sound[i - at];
        }
    }

    private float[] Sound(int number)
    {
        ref var slot = ref _recent[number % _recent.Length];
        if (slot.Number != number)
        {
            slot = (number, StrokeSound.Of(_sitting.Strokes[number]));
        }

        return slot.Sound;
    }
}

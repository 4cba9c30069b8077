using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sounds;

/// <summary>
/// Renders the sound of a session at a contact microphone on the back of the canvas: 16 kHz mono, strokes between -45 and -12 dB,
/// hum at about -58 dB between them. The same position always gives the same samples. One thread at a time.
/// </summary>
public sealed class ContactMicrophone
{
    private const int Rate = ISoundSource.SampleRate;

    private readonly PaintingSession _session;
    private readonly RoomHum _hum;

    /// <summary>Cache of the last stroke sounds. Calls usually move forward, so a few are enough.</summary>
    private readonly (int Number, float[] Sound)[] _recent = new (int, float[])[8];

    /// <param name="session">The simulated painting session.</param>
    public ContactMicrophone(PaintingSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _hum = new RoomHum((ulong)session.Seed);
        Array.Fill(_recent, (-1, []));
    }

    /// <summary>Number of samples in the whole session.</summary>
    public long Length => (long)(_session.Seconds * Rate);

    /// <summary>Renders a part of the session. After its end there is only hum.</summary>
    /// <param name="from">Index of the first sample, from the start of the session.</param>
    /// <param name="samples">Receives the samples, -1..1. Its length is the number of samples.</param>
    public void Record(long from, Span<float> samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = _hum.SampleAt(from + i);
        }

        for (var number = _session.CountStrokesStartedBy((from + samples.Length) / (double)Rate) - 1; number >= 0; number--)
        {
            var stroke = _session.Strokes[number];
            if ((stroke.End + StrokeSound.Tail) * Rate < from)
            {
                // Strokes do not overlap, so earlier strokes have ended too.
                break;
            }

            Mix(GetStrokeSound(number), (long)(stroke.Start * Rate) - from, samples);
        }

        foreach (ref var sample in samples)
        {
            sample = MathF.Tanh(sample);
        }
    }

    private static void Mix(float[] sound, long at, Span<float> samples)
    {
        var first = (int)Math.Max(0, at);
        var last = (int)Math.Min(samples.Length, at + sound.Length);
        for (var i = first; i < last; i++)
        {
            samples[i] += sound[i - at];
        }
    }

    private float[] GetStrokeSound(int number)
    {
        ref var entry = ref _recent[number % _recent.Length];
        if (entry.Number != number)
        {
            entry = (number, StrokeSound.Synthesise(_session.Strokes[number]));
        }

        return entry.Sound;
    }
}

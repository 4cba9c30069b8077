namespace PaintSound.Simulation.Instruments;

/// <summary>A plucked string (Karplus and Strong 1983, tuned by an all-pass as Jaffe and Smith).</summary>
/// <param name="bright">0 a soft thumb ... 1 a plectrum.</param>
/// <param name="decay">Seconds until it has lost 60 dB.</param>
internal sealed class PluckedString(float bright, double decay) : IInstrument
{
    public static PluckedString Soft { get; } = new(.25f, 2.2);

    public static PluckedString Harpsichord { get; } = new(.75f, 1.3);

    public static PluckedString Pizzicato { get; } = new(.12f, .5);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var period = StereoBuffer.Rate / note.Hertz;
        var delay = (int)(period - .7);
        var fraction = (float)(period - .5 - delay);
        var tune = (1 - fraction) / (1 + fraction);
        var loss = (float)Math.Pow(.001, 1 / (decay * note.Hertz));
        var line = new float[delay];
        var (smooth, mean) = (0f, 0f);
        for (var i = 0; i < delay; i++)
        {
            smooth += ((bright * note.Loudness) + .15f) * .85f * (dice.White() - smooth);
            line[i] = smooth;
            mean += smooth / delay;
        }

        var power = 1e-6f;
        for (var i = 0; i < delay; i++)
        {
            line[i] -= mean;
            power += line[i] * line[i] / delay;
        }

        var (left, right) = StereoBuffer.Sides(note.Pan, note.Loudness * .5f / MathF.Sqrt(power));
        var (from, to) = tape.Stretch(note.Start, Math.Max(note.Seconds, decay));
        var (last, passed, held) = (0f, 0f, 0f);
        var fade = 1f / (.02f * StereoBuffer.Rate);
        for (int i = from, at = 0; i < to; i++)
        {
            var value = line[at];
            var averaged = loss * .5f * (value + last);
            last = value;
            held = (tune * averaged) + passed - (tune * held);
            passed = averaged;
            line[at] = held;
            at = at + 1 == delay ? 0 : at + 1;
            var edge = Math.Min(1, Math.Min((i - from) * 16, to - i) * fade);
            tape.Left[i] += left * value * edge;
            tape.Right[i] += right * value * edge;
        }
    }
}

namespace PaintSound.Simulation.Instruments;

/// <summary>A plucked string (Karplus and Strong 1983), tuned with an all-pass filter (Jaffe and Smith 1983).</summary>
/// <param name="bright">Brightness: 0 thumb ... 1 plectrum.</param>
/// <param name="decay">Decay time to -60 dB, in seconds.</param>
internal sealed class PluckedString(float bright, double decay) : IInstrument
{
    public static PluckedString Soft { get; } = new(.25f, 2.2);

    public static PluckedString Harpsichord { get; } = new(.75f, 1.3);

    public static PluckedString Pizzicato { get; } = new(.12f, .5);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
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
            smooth += ((bright * note.Loudness) + .15f) * .85f * (random.NextWhite() - smooth);
            line[i] = smooth;
            mean += smooth / delay;
        }

        var power = 1e-6f;
        for (var i = 0; i < delay; i++)
        {
            line[i] -= mean;
            power += line[i] * line[i] / delay;
        }

        var (left, right) = StereoBuffer.GetPanGains(note.Pan, note.Loudness * .5f / MathF.Sqrt(power));
        var (from, to) = buffer.GetSampleRange(note.Start, Math.Max(note.Seconds, decay));
        var (last, previousAverage, tuned) = (0f, 0f, 0f);
        var fade = 1f / (.02f * StereoBuffer.Rate);
        for (int i = from, at = 0; i < to; i++)
        {
            var value = line[at];
            var averaged = loss * .5f * (value + last);
            last = value;
            tuned = (tune * averaged) + previousAverage - (tune * tuned);
            previousAverage = averaged;
            line[at] = tuned;
            at = at + 1 == delay ? 0 : at + 1;
            var edge = Math.Min(1, Math.Min((i - from) * 16, to - i) * fade);
            buffer.Left[i] += left * value * edge;
            buffer.Right[i] += right * value * edge;
        }
    }
}

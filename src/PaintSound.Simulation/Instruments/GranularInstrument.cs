namespace PaintSound.Simulation.Instruments;

/// <summary>Granular synthesis: a note consists of many short grains around its pitch.</summary>
/// <param name="grainsPerSecond">Grains per second.</param>
/// <param name="grain">Length of a grain in seconds.</param>
/// <param name="scatter">Maximum distance of a grain from the pitch, in semitones up or down.</param>
internal sealed class GranularInstrument(double grainsPerSecond, double grain, double scatter) : IInstrument
{
    public static GranularInstrument Dust { get; } = new(55, .012, 14);

    public static GranularInstrument Swarm { get; } = new(90, .07, 1.6);

    public static GranularInstrument Mist { get; } = new(22, .3, .3);

    public void Play(in Note note, StereoBuffer buffer, SeededRandom random)
    {
        var count = (int)(grainsPerSecond * note.Seconds);
        for (var n = 0; n < count; n++)
        {
            var share = random.NextDouble();
            var (from, to) = buffer.GetSampleRange(note.Start + (share * note.Seconds), grain * random.NextBetween(.6, 1.4));
            var hertz = Math.Min(.42 * StereoBuffer.Rate, note.Hertz * Math.Pow(2, scatter * random.NextBetween(-1, 1) / 12));
            var swell = Math.Sqrt(Math.Sin(Math.PI * share));
            var pan = (float)Math.Clamp(note.Pan + random.NextBetween(-.7, .7), -1, 1);
            var (left, right) = StereoBuffer.GetPanGains(pan, note.Loudness * (float)(swell * random.NextBetween(.4, 1)));
            AddGrain(buffer, from, to, (float)(Math.Tau * hertz / StereoBuffer.Rate), left, right);
        }
    }

    private static void AddGrain(StereoBuffer buffer, int from, int to, float phaseStep, float left, float right)
    {
        var (c, s) = (MathF.Cos(phaseStep), MathF.Sin(phaseStep));
        var half = MathF.PI / Math.Max(1, to - from);
        var (hc, hs) = (MathF.Cos(half), MathF.Sin(half));
        var (x, y, u, v) = (1f, 0f, 1f, 0f);
        for (var i = from; i < to; i++)
        {
            // The window is the square of a half sine.
            var value = y * v * v;
            buffer.Left[i] += left * value;
            buffer.Right[i] += right * value;
            (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            (u, v) = ((u * hc) - (v * hs), (u * hs) + (v * hc));
        }
    }
}

namespace PaintSound.Simulation.Instruments;

/// <summary>Granular synthesis: a note becomes a cloud of short grains around its pitch.</summary>
/// <param name="grainsPerSecond">How dense.</param>
/// <param name="grain">Length of a grain in seconds.</param>
/// <param name="scatter">How far the grains' pitches lie apart, in semitones to either side.</param>
internal sealed class GranularInstrument(double grainsPerSecond, double grain, double scatter) : IInstrument
{
    public static GranularInstrument Dust { get; } = new(55, .012, 14);

    public static GranularInstrument Swarm { get; } = new(90, .07, 1.6);

    public static GranularInstrument Mist { get; } = new(22, .3, .3);

    public void Play(in Note note, StereoBuffer tape, SeededRandom dice)
    {
        var count = (int)(grainsPerSecond * note.Seconds);
        for (var n = 0; n < count; n++)
        {
            var place = dice.Unit();
            var (from, to) = tape.Stretch(note.Start + (place * note.Seconds), grain * dice.Between(.6, 1.4));
            var hertz = Math.Min(.42 * StereoBuffer.Rate, note.Hertz * Math.Pow(2, scatter * dice.Between(-1, 1) / 12));
            var swell = Math.Sqrt(Math.Sin(Math.PI * place));
            var pan = (float)Math.Clamp(note.Pan + dice.Between(-.7, .7), -1, 1);
            var (left, right) = StereoBuffer.Sides(pan, note.Loudness * (float)(swell * dice.Between(.4, 1)));
            Sing(tape, from, to, (float)(Math.Tau * hertz / StereoBuffer.Rate), left, right);
        }
    }

    private static void Sing(StereoBuffer tape, int from, int to, float turn, float left, float right)
    {
        var (c, s) = (MathF.Cos(turn), MathF.Sin(turn));
        var half = MathF.PI / Math.Max(1, to - from);
        var (hc, hs) = (MathF.Cos(half), MathF.Sin(half));
        var (x, y, u, v) = (1f, 0f, 1f, 0f);
        for (var i = from; i < to; i++)
        {
            // The window is the square of half a sine.
            var value = y * v * v;
            tape.Left[i] += left * value;
            tape.Right[i] += right * value;
            (x, y) = ((x * c) - (y * s), (x * s) + (y * c));
            (u, v) = ((u * hc) - (v * hs), (u * hs) + (v * hc));
        }
    }
}

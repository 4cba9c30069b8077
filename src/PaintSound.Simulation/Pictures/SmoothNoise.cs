namespace PaintSound.Simulation.Pictures;

/// <summary>Smooth two-dimensional noise of two octaves, 0..1.</summary>
internal sealed class SmoothNoise(ulong seed)
{
    public float ValueAt(float x, float y) => (.65f * OctaveAt(x, y, 0)) + (.35f * OctaveAt(x * 2.7f, y * 2.7f, 1));

    private float OctaveAt(float x, float y, ulong octave)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (SmoothStep(x - left), SmoothStep(y - top));
        var upper = Lerp(GridValueAt(left, top, octave), GridValueAt(left + 1, top, octave), u);
        var lower = Lerp(GridValueAt(left, top + 1, octave), GridValueAt(left + 1, top + 1, octave), u);
        return Lerp(upper, lower, v);
    }

    private static float SmoothStep(float t) => t * t * (3 - (2 * t));

    private static float Lerp(float a, float b, float t) => a + ((b - a) * t);

    private float GridValueAt(int x, int y, ulong octave) =>
        (SeededRandom.Mix(seed ^ (octave << 60), ((ulong)(uint)x << 32) | (uint)y) >> 40) / (float)(1 << 24);
}

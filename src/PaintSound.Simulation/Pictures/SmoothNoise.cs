namespace PaintSound.Simulation.Pictures;

/// <summary>Smooth noise in two octaves over the plane, 0..1.</summary>
internal sealed class SmoothNoise(ulong seed)
{
    public float At(float x, float y) => (.65f * Octave(x, y, 0)) + (.35f * Octave(x * 2.7f, y * 2.7f, 1));

    private float Octave(float x, float y, ulong octave)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (Soft(x - left), Soft(y - top));
        var upper = Lerp(Knot(left, top, octave), Knot(left + 1, top, octave), u);
        var lower = Lerp(Knot(left, top + 1, octave), Knot(left + 1, top + 1, octave), u);
        return Lerp(upper, lower, v);
    }

    private static float Soft(float t) => t * t * (3 - (2 * t));

    private static float Lerp(float a, float b, float t) => a + ((b - a) * t);

    private float Knot(int x, int y, ulong octave) =>
        (SeededRandom.Mix(seed ^ (octave << 60), ((ulong)(uint)x << 32) | (uint)y) >> 40) / (float)(1 << 24);
}

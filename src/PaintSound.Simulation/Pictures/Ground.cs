using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>A primed canvas before the first stroke: colour and surface.</summary>
internal sealed class Ground
{
    /// <summary>Number of threads across the canvas.</summary>
    private const int Threads = 150;

    /// <param name="side">Width and height in pixels.</param>
    /// <param name="primer">The colour of the primer.</param>
    /// <param name="seed">Seed of the surface noise.</param>
    public Ground(int side, Pigment primer, ulong seed)
    {
        Primer = primer;
        Tooth = new float[side * side];
        Mottle = new float[side * side];
        var thread = MathF.Tau * Threads / side;
        var wave = new float[side];
        for (var i = 0; i < side; i++)
        {
            wave[i] = MathF.Sin(i * thread);
        }

        var smoothNoise = new SmoothNoise(seed);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var at = (y * side) + x;
                var noise = (SeededRandom.Mix(seed, (ulong)at) >> 40) / (float)(1 << 24);
                Tooth[at] = Math.Clamp(.5f + (.17f * (wave[x] + wave[y])) + (.32f * (noise - .5f)), 0, 1);
                Mottle[at] = smoothNoise.ValueAt(x * 9f / side, y * 9f / side);
            }
        }
    }

    public Pigment Primer { get; }

    /// <summary>Height of the weave at every pixel, 0..1. Dry paint stays on its tops.</summary>
    public float[] Tooth { get; }

    /// <summary>Smooth noise at every pixel, 0..1. Thin paint gathers there.</summary>
    public float[] Mottle { get; }
}

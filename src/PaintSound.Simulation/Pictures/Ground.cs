using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>A primed canvas before the first stroke: its colour and the tooth of its weave.</summary>
internal sealed class Ground
{
    /// <summary>Threads across the canvas.</summary>
    private const int Threads = 150;

    /// <param name="side">Pixels along an edge.</param>
    /// <param name="primer">Its colour.</param>
    /// <param name="seed">Seeds its unevenness.</param>
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

        var clouds = new SmoothNoise(seed);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var at = (y * side) + x;
                var noise = (SeededRandom.Mix(seed, (ulong)at) >> 40) / (float)(1 << 24);
                Tooth[at] = Math.Clamp(.5f + (.17f * (wave[x] + wave[y])) + (.32f * (noise - .5f)), 0, 1);
                Mottle[at] = clouds.At(x * 9f / side, y * 9f / side);
            }
        }
    }

    public Pigment Primer { get; }

    /// <summary>Height of the weave, 0..1: dry paint stays on its tops.</summary>
    public float[] Tooth { get; }

    /// <summary>Soft clouds, 0..1, in which thin paint gathers.</summary>
    public float[] Mottle { get; }
}

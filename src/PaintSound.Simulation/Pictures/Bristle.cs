using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>One hair of a brush, or one notch of a blade.</summary>
internal struct Bristle
{
    /// <summary>Position across the tool, -1 one edge ... 1 the other.</summary>
    public float Across;

    /// <summary>Amount of paint, 0..1.</summary>
    public float Load;

    /// <summary>Strength of its mark, around 1.</summary>
    public float Weight;

    /// <summary>Length at both ends of the stroke where it does not touch the canvas, in canvas widths.</summary>
    public float Lag;

    /// <summary>The present colour.</summary>
    public Pigment Paint;
}

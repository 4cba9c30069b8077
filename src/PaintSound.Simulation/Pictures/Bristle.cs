using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>One hair of a brush, or one notch of a blade.</summary>
internal struct Bristle
{
    /// <summary>Where it sits, -1 one edge of the tool ... 1 the other.</summary>
    public float Across;

    /// <summary>Paint on it, 0..1.</summary>
    public float Load;

    /// <summary>How strongly it marks, around 1.</summary>
    public float Weight;

    /// <summary>How much of the stroke's length, in canvas widths, passes before it touches, and after it has left.</summary>
    public float Lag;

    /// <summary>The colour on it now.</summary>
    public Pigment Paint;
}

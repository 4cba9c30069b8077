using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>Strokes of one style in a painting.</summary>
/// <param name="Style">The style.</param>
/// <param name="Strokes">Number of strokes.</param>
/// <param name="Paints">The colours, each 0xRRGGBB.</param>
internal sealed record Layer(PaintingStyle Style, int Strokes, params int[] Paints);

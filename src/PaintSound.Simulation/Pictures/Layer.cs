using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Pictures;

/// <summary>Strokes of one manner in a finished painting.</summary>
/// <param name="Style">How they are painted.</param>
/// <param name="Strokes">How many.</param>
/// <param name="Paints">With which paints, each 0xRRGGBB.</param>
internal sealed record Layer(PaintingStyle Style, int Strokes, params int[] Paints);

using PaintSound.Studio.Sittings;

namespace PaintSound.Studio.Pictures;

/// <summary>Strokes of one manner in a finished painting.</summary>
/// <param name="Manner">How they are painted.</param>
/// <param name="Strokes">How many.</param>
/// <param name="Paints">With which paints, each 0xRRGGBB.</param>
internal sealed record Layer(Manner Manner, int Strokes, params int[] Paints);

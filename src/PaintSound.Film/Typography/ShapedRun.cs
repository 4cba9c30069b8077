using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>Glyphs of one typeface with their positions from the start of the run.</summary>
/// <param name="Face">The typeface of all glyphs.</param>
/// <param name="Glyphs">Glyph numbers. 0 is the box that the typeface draws for a missing character.</param>
/// <param name="Positions">Position of the origin of each glyph, in pixels; y points down from the baseline.</param>
/// <param name="Width">Distance to the start of the next run, in pixels.</param>
internal sealed record ShapedRun(FontFace Face, ushort[] Glyphs, SKPoint[] Positions, float Width);

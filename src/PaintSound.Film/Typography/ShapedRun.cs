using SkiaSharp;

namespace PaintSound.Film.Typography;

/// <summary>Glyphs of one typeface, placed from the start of the run.</summary>
/// <param name="Face">The typeface of all glyphs.</param>
/// <param name="Glyphs">Glyph numbers; 0 is the typeface's box for a missing character.</param>
/// <param name="Positions">Position of each glyph's origin in pixels; y points down from the baseline.</param>
/// <param name="Width">Distance in pixels to where the next run starts.</param>
internal sealed record ShapedRun(FontFace Face, ushort[] Glyphs, SKPoint[] Positions, float Width);

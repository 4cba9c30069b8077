using PaintSound.Core.Choosing;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>A selection and its position on the time axis.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Area">The time from this selection to the next one, in pixels.</param>
internal sealed record SelectionBar(Selection Selection, SKRectI Area);

using PaintSound.Core.Choosing;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>A selection and its place on the time axis.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Area">From where it became the current one to where the next did, in pixels.</param>
internal sealed record SelectionBar(Selection Selection, SKRectI Area);

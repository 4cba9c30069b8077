using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;

namespace PaintSound.Worker.Takes.Export;

/// <summary>A stroke as a sound, with the painting at its end. A line of <c>snippets.json</c>.</summary>
/// <param name="Number">The number of the stroke, from 1.</param>
/// <param name="File">The sound, beside the table.</param>
/// <param name="StartSeconds">The onset, in seconds since the start of the performance.</param>
/// <param name="EndSeconds">The end of the stroke.</param>
/// <param name="Seconds">The length of the sound, which begins a little before and ends a little after the stroke.</param>
/// <param name="Kind">The kind of the stroke; null if it is not known.</param>
/// <param name="Confidence">How sure the kind is, 0..1.</param>
/// <param name="Direction">How its brightness moves, -1..1.</param>
/// <param name="Pressure">The estimated pressure, 0..1.</param>
/// <param name="X">The place of the brush, 0 left ... 1 right; null if it is not known.</param>
/// <param name="Y">The place of the brush, 0 top ... 1 bottom.</param>
/// <param name="Picture">The picture of the painting, beside the table; null before the first frame of the canvas.</param>
/// <param name="Canvas">What the canvas looks like.</param>
internal sealed record StrokeSnippet(
    int Number, string File, double StartSeconds, double EndSeconds, double Seconds, StrokeKind? Kind, float? Confidence, float? Direction, float? Pressure,
    float? X, float? Y, string? Picture, CanvasFeatures? Canvas);

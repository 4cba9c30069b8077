using PaintSound.Core.Brush;

namespace PaintSound.Web.State.Dto;

/// <summary>The current brush features; see <see cref="BrushFeatures"/>.</summary>
public sealed record BrushDto(float Level, float Brightness, float Rate, StrokeDto? Stroke = null)
{
    /// <summary>Returns what pages show of features.</summary>
    internal static BrushDto Create(in BrushFeatures features) => new(features.Level, features.Brightness, features.OnsetRate, new StrokeDto(
        features.Stroke.Length,
        features.Stroke.Direction,
        features.Stroke.Pressure,
        features.Stroke.Kind == StrokeKind.None ? "" : Words.Of(features.Stroke.Kind),
        features.Stroke.Confidence));
}

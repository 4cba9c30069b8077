using PaintSound.Core.Brush;

namespace PaintSound.Web.State.Dto;

/// <summary>The current brush features; see <see cref="BrushFeatures"/>.</summary>
public sealed record BrushDto(float Level, float Brightness, float Rate, StrokeDto? Stroke = null);

using PaintSound.Core.Brush;

namespace PaintSound.Web.State.Dto;

/// <summary>The brush now; see <see cref="BrushFeatures"/>.</summary>
public sealed record BrushDto(float Level, float Brightness, float Rate);

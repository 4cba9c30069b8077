using PaintSound.Core.Canvas;

namespace PaintSound.Web.State.Dto;

/// <summary>What the canvas looks like; see <see cref="CanvasFeatures"/>.</summary>
public sealed record CanvasDto(
    float Lightness, float Colourfulness, float Texture, string Cover, IReadOnlyList<ColourDto> Colours, NewestStrokeDto? Stroke);

namespace PaintSound.Web.State.Dto;

/// <summary>The place of the brush on the canvas: 0 at the left and at the top ... 1 at the right and at the bottom; confidence 0..1.</summary>
public sealed record PositionDto(float X, float Y, float Confidence);

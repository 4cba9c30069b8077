namespace PaintSound.Web.State.Dto;

/// <summary>The newest stroke: its centre (0..1 across and down), the name of its colour, and its colour as #rrggbb.</summary>
public sealed record NewestStrokeDto(float X, float Y, string Name, string Rgb);

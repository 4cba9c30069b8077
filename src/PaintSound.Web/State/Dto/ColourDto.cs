namespace PaintSound.Web.State.Dto;

/// <summary>A dominant colour of the paint: its name, its colour as #rrggbb, and its share of the paint, 0..1.</summary>
public sealed record ColourDto(string Name, string Rgb, float Share);

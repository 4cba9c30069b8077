namespace PaintSound.Web.Takes;

/// <summary>A selection of a take.</summary>
/// <param name="At">When, in seconds.</param>
/// <param name="Id">The id of the work.</param>
/// <param name="Title">Its title.</param>
/// <param name="Start">The start of the excerpt in seconds; null for a painting.</param>
/// <param name="Correspondence">The correspondence, 0 close, 1 far.</param>
/// <param name="SoundDistance">The distance of brush and excerpt; null for a painting.</param>
public sealed record TakeSelectionDto(double At, string Id, string Title, double? Start, float Correspondence, float? SoundDistance);

namespace PaintSound.Web.State.Dto;

/// <summary>A selection of the history.</summary>
/// <param name="At">When it was made, in seconds since the start of the performance.</param>
/// <param name="Title">The title of the work.</param>
/// <param name="Collection">The collection of the work.</param>
/// <param name="Start">Where the excerpt starts in its piece, in seconds; null for a painting.</param>
public sealed record HistoryDto(double At, string Title, string Collection, double? Start);

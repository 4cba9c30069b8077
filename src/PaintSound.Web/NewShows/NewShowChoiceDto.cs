namespace PaintSound.Web.NewShows;

/// <summary>A choice that the page of a new show offers.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Label">What a person reads.</param>
public sealed record NewShowChoiceDto(string Value, string Label);

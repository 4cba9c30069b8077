namespace PaintSound.Web.State.Dto;

/// <summary>What the filters leave.</summary>
/// <param name="Passed">How many excerpts pass.</param>
/// <param name="Total">Of how many.</param>
public sealed record FilterDto(int Passed, int Total);

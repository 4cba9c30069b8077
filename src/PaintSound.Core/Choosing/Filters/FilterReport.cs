namespace PaintSound.Core.Choosing.Filters;

/// <summary>What the filters leave.</summary>
/// <param name="Passed">How many excerpts pass.</param>
/// <param name="Total">Of how many: those whose collection and work are switched on.</param>
public sealed record FilterReport(int Passed, int Total);

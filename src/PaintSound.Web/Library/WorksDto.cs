namespace PaintSound.Web.Library;

/// <summary>A part of the list of works.</summary>
/// <param name="Total">How many works the query finds.</param>
/// <param name="All">How many works the library has.</param>
/// <param name="Off">How many of them are switched off.</param>
/// <param name="Collections">The names of all collections.</param>
/// <param name="Works">The works from the place that was asked for, at most <see cref="WorkCatalogue.PageLength"/>.</param>
public sealed record WorksDto(int Total, int All, int Off, IReadOnlyList<string> Collections, IReadOnlyList<WorkDto> Works);

namespace PaintSound.Web.Setup;

/// <summary>The corners that were found in the camera picture. They are not yet in effect.</summary>
/// <param name="Corners">x and y of the four corners, as in the show file.</param>
/// <param name="IsCertain">False if a person must check them.</param>
/// <param name="Message">One or two sentences: what was found and what to do.</param>
public sealed record FoundCornersDto(IReadOnlyList<double> Corners, bool IsCertain, string Message);

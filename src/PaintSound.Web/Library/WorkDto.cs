namespace PaintSound.Web.Library;

/// <summary>A work on the library page.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title: that of the tags, or that of the file name.</param>
/// <param name="Name">The title from the file name, if it differs; else null.</param>
/// <param name="Artist">The artist, or null.</param>
/// <param name="Album">The album, or null.</param>
/// <param name="Year">The year, or null.</param>
/// <param name="Collection">The collection.</param>
/// <param name="IsMusic">True for music, false for a painting.</param>
/// <param name="Seconds">The length in seconds; 0 for a painting.</param>
/// <param name="Excerpts">The number of excerpts.</param>
/// <param name="IsOff">True if the work is switched off.</param>
/// <param name="Count">How often it was selected in this show.</param>
/// <param name="Selections">Its latest selections, the newest first.</param>
public sealed record WorkDto(
    string Id, string Title, string? Name, string? Artist, string? Album, int? Year, string Collection, bool IsMusic, double Seconds, int Excerpts,
    bool IsOff, int Count, IReadOnlyList<WorkSelectionDto> Selections);

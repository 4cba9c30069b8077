using PaintSound.Core.Choosing.Filters;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Settings;

/// <summary>The filters at the beginning.</summary>
/// <param name="Filter">The filters.</param>
/// <param name="Artists">The artists that pass, as the show file names them.</param>
/// <param name="Genres">The genres that pass, as the show file names them.</param>
/// <param name="Folders">The folders that pass, as the show file names them.</param>
internal sealed record FilterSettings(ExcerptFilter Filter, IReadOnlyList<LocatedText> Artists, IReadOnlyList<LocatedText> Genres, IReadOnlyList<LocatedText> Folders)
{
    /// <summary>No filters.</summary>
    public static FilterSettings None { get; } = new(ExcerptFilter.None, [], [], []);
}

namespace PaintSound.Core.Works;

/// <summary>The names that occur in the music of a library, each in alphabetical order. Immutable.</summary>
/// <param name="Artists">The artists.</param>
/// <param name="Genres">The genres.</param>
/// <param name="Folders">The folders.</param>
public sealed record MusicNames(IReadOnlyList<string> Artists, IReadOnlyList<string> Genres, IReadOnlyList<string> Folders)
{
    /// <summary>No names.</summary>
    public static MusicNames None { get; } = new([], [], []);

    /// <summary>Returns the names of works.</summary>
    public static MusicNames Of(IEnumerable<MusicWork> works)
    {
        MusicWork[] all = [.. works];
        return new MusicNames(List(all.Select(work => work.Artist)), List(all.Select(work => work.Genre)), List(all.Select(work => work.Folder)));
    }

    private static IReadOnlyList<string> List(IEnumerable<string?> names) => [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

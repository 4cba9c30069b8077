using PaintSound.Library.Storage;

namespace PaintSound.Library.Search;

/// <summary>The query of works, whatever version wrote the database. A column that it does not have is NULL.</summary>
internal static class WorksQuery
{
    // Several files may have the same content. The first path gives the title and collection of the work:
    // with min(), SQLite takes the other columns from the row of the minimum.
    private const string Text =
        """
        SELECT work.id, file.title, min(path), {collection}, duration, excerpts, half_row, embedding_row, loudness, {folder}, {tags}, {measures}
        FROM work JOIN file ON file.work = work.id {join} WHERE music = $music GROUP BY work.id ORDER BY work.id
        """;

    /// <summary>
    /// Returns the query. Its columns are 0 the id, 1 the title, 2 the path, 3 the collection, 4 the duration, 5 the number of excerpts, 6 the first row of halves, 7 that of embeddings,
    /// 8 the loudness, 9 the folder, 10 the artist, 11 the year, 12 the genre, 13 not NULL
    /// if the work was measured, 14 the tempo.
    /// </summary>
    public static string Create(LibraryDatabase database) => CollectionQuery.Apply(Text, database)
        .Replace("{folder}", database.HasMeasures ? "file.folder" : "NULL", StringComparison.Ordinal)
        .Replace("{tags}", database.HasMeasures ? "tag.artist, tag.year, tag.genre" : database.HasWords ? "tag.artist, tag.year, NULL" : "NULL, NULL, NULL", StringComparison.Ordinal)
        .Replace("{measures}", database.HasMeasures ? "measure.work, measure.tempo" : "NULL, NULL", StringComparison.Ordinal)
        .Replace("{join}", (database.HasWords ? "LEFT JOIN tag ON tag.work = work.id" : "") + (database.HasMeasures ? " LEFT JOIN measure ON measure.work = work.id" : ""), StringComparison.Ordinal);
}

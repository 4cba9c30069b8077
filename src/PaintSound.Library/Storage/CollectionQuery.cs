namespace PaintSound.Library.Storage;

/// <summary>Queries of the collection of a file: the one that its work was put into, or that of its folder.</summary>
internal static class CollectionQuery
{
    /// <summary>Returns a query of the table <c>file</c> in which <c>{collection}</c> is the collection. An earlier library has only those of folders.</summary>
    public static string Apply(string query, LibraryDatabase database) =>
        query.Replace("{collection}", database.HasMap ? "coalesce((SELECT name.collection FROM collected AS name WHERE name.work = file.work), file.collection)" : "file.collection", StringComparison.Ordinal);
}

namespace PaintSound.Library.Storage;

/// <summary>Brings an earlier library up to date and removes what cannot be used: works of other networks, works with damaged vectors, and vectors without a work.</summary>
/// <remarks>The files of removed works stay in the database without a work, so the next run embeds them again.</remarks>
internal static class LibraryRepair
{
    /// <summary>Makes the paths of files in the folder of the library relative; earlier versions stored absolute ones.</summary>
    public static void StoreRelativePaths(LibraryFolder folder, LibraryDatabase database)
    {
        using var transaction = database.BeginTransaction();
        foreach (var path in database.Query("SELECT path FROM file", row => row.GetString(0)))
        {
            if (Path.IsPathFullyQualified(path) && folder.GetStoredPath(path) is var stored && stored != path)
            {
                database.Execute("UPDATE OR REPLACE file SET path = $stored WHERE path = $path", ("$stored", stored), ("$path", path));
            }
        }

        transaction.Commit();
    }

    /// <summary>Removes all works if the library was made with other networks, and deletes the vector files of those networks.</summary>
    public static void RemoveOtherNetworks(LibraryFolder folder, LibraryDatabase database, NetworkShape correspondence, NetworkShape sound)
    {
        ReplaceNetworks(database, correspondence, sound);
        foreach (var file in folder.AllVectors().Except([folder.Vectors(correspondence), folder.Vectors(sound)]))
        {
            File.Delete(file);
        }
    }

    /// <summary>Removes works whose vectors are missing or damaged.</summary>
    public static void RemoveDamagedWorks(LibraryDatabase database, VectorWriter halves, VectorWriter embeddings)
    {
        var damaged = database
            .Query(
                "SELECT id, music, excerpts, half_row, embedding_row FROM work",
                row => (Id: row.GetString(0), IsMusic: row.GetBoolean(1), Count: row.GetInt32(2), HalfRow: row.GetInt64(3),
                    EmbeddingRow: row.GetInt64(4)))
            .Where(work => !(work.IsMusic
                ? halves.AreRowsIntact(work.HalfRow, work.Count) && embeddings.AreRowsIntact(work.EmbeddingRow, work.Count)
                : halves.AreRowsIntact(work.HalfRow, 1)))
            .ToList();
        using var transaction = database.BeginTransaction();
        foreach (var work in damaged)
        {
            database.Execute("DELETE FROM work WHERE id = $id", ("$id", work.Id));
        }

        transaction.Commit();
    }

    /// <summary>Removes rows behind the last one that a work uses; an interrupted run leaves them.</summary>
    public static void TruncateUnusedRows(LibraryDatabase database, VectorWriter halves, VectorWriter embeddings)
    {
        halves.Truncate(database.QueryValue<long>("SELECT coalesce(max(half_row + iif(music, excerpts, 1)), 0) FROM work"));
        embeddings.Truncate(database.QueryValue<long>("SELECT coalesce(max(embedding_row + excerpts), 0) FROM work"));
    }

    private static void ReplaceNetworks(LibraryDatabase database, params NetworkShape[] networks)
    {
        if (NetworkShape.ReadAll(database).ToHashSet().SetEquals(networks))
        {
            return;
        }

        using var transaction = database.BeginTransaction();
        database.Execute("DELETE FROM work");
        database.Execute("DELETE FROM network");
        foreach (var network in networks)
        {
            database.Execute(
                "INSERT INTO network VALUES($role, $name, $hash, $width, $rhythm, $pooled)",
                ("$role", network.Role), ("$name", network.Name), ("$hash", network.Hash),
                ("$width", network.Width), ("$rhythm", network.Rhythm), ("$pooled", network.Pooled));
        }

        transaction.Commit();
    }
}

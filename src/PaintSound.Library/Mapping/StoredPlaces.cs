using System.Runtime.InteropServices;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Mapping;

/// <summary>Reads and writes the places of works on the map. A work that was embedded again has none.</summary>
internal static class StoredPlaces
{
    private const string Valid = "FROM place JOIN work ON work.id = place.work WHERE place.embedding_row = work.embedding_row AND length(places) = 8 * max(1, excerpts)";

    /// <summary>Returns true if every work that the library lists has its places. Without music there is no map.</summary>
    public static bool AreComplete(LibraryDatabase database)
    {
        if (database.QueryValue<long>("SELECT count(*) FROM work WHERE music AND id IN (SELECT work FROM file)") == 0)
        {
            return true;
        }

        return database.HasMap
            && database.QueryValue<long>($"SELECT count(*) FROM work WHERE id IN (SELECT work FROM file) AND id NOT IN (SELECT place.work {Valid})") == 0;
    }

    /// <summary>Reads all places: for each work pairs of x and y, of its excerpts in their order, or of the painting itself.</summary>
    public static Dictionary<string, float[]> Read(LibraryDatabase database) => !database.HasMap ? [] : database
        .Query(
            $"SELECT place.work, places {Valid}",
            row => KeyValuePair.Create(row.GetString(0), MemoryMarshal.Cast<byte, float>(row.GetFieldValue<byte[]>(1)).ToArray()))
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>Stores places. Works without places lose those that they had.</summary>
    public static void Write(LibraryDatabase database, IReadOnlyDictionary<string, float[]> places)
    {
        using var transaction = database.BeginTransaction();
        database.Execute("DELETE FROM place");
        foreach (var (work, pairs) in places)
        {
            // A work that another process has removed meanwhile is passed over.
            database.Execute(
                "INSERT INTO place SELECT id, embedding_row, $places FROM work WHERE id = $work", ("$work", work), ("$places", MemoryMarshal.AsBytes<float>(pairs).ToArray()));
        }

        transaction.Commit();
    }
}

using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Editing;

/// <summary>
/// Removes works from a library, or switches them off. Their files stay. It needs no network. One process writes at a time; a performance that has loaded the library is not
/// changed.
/// </summary>
/// <remarks>The vectors of a removed work stay in their file, unused, until their rows are the last ones.</remarks>
public static class LibraryEditor
{
    /// <summary>Removes works with all their files.</summary>
    /// <param name="library">The library.</param>
    /// <param name="ids">Ids of works. An unknown id is ignored.</param>
    /// <returns>Number of works that were removed.</returns>
    /// <exception cref="LibraryException">Another process writes, or the library cannot be written.</exception>
    public static int RemoveWorks(WorkLibrary library, IReadOnlyCollection<string> ids) => Remove(library, database =>
    {
        foreach (var id in ids)
        {
            database.Execute("DELETE FROM file WHERE work = $id", ("$id", id));
        }
    });

    /// <summary>Removes the files of a collection, and the works that have no other file.</summary>
    /// <param name="library">The library.</param>
    /// <param name="collection">The name of the collection.</param>
    /// <returns>Number of works that were removed. A work that also is in another collection stays there.</returns>
    /// <exception cref="LibraryException">Another process writes, or the library cannot be written.</exception>
    public static int RemoveCollection(WorkLibrary library, string collection) => Remove(
        library, database => database.Execute(CollectionQuery.Apply("DELETE FROM file WHERE {collection} = $collection", database), ("$collection", collection)));

    /// <summary>Switches works off, so that they are never selected, or on again. It may be called while another process indexes.</summary>
    /// <param name="library">The library.</param>
    /// <param name="ids">Ids of works. Of an unknown id it is kept, too.</param>
    /// <param name="isOn">False to switch them off.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public static void Switch(WorkLibrary library, IReadOnlyCollection<string> ids, bool isOn) => Edit(library, folder =>
    {
        using var database = LibraryDatabase.OpenForEditing(folder);
        using var transaction = database.BeginTransaction();
        foreach (var id in ids)
        {
            database.Execute(isOn ? "DELETE FROM switched_off WHERE work = $id" : "INSERT OR IGNORE INTO switched_off VALUES($id)", ("$id", id));
        }

        transaction.Commit();
        return ids.Count;
    });

    /// <summary>Puts works into a collection, in place of that of their folder. It stays when their folders are indexed again. It may be called while another process indexes.</summary>
    /// <param name="library">The library.</param>
    /// <param name="ids">Ids of works.</param>
    /// <param name="collection">The name of the collection, which may be new; null to put the works back into those of their folders.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public static void Collect(WorkLibrary library, IReadOnlyCollection<string> ids, string? collection) => Edit(library, folder =>
    {
        using var database = LibraryDatabase.OpenForEditing(folder);
        using var transaction = database.BeginTransaction();
        foreach (var id in ids)
        {
            database.Execute(
                collection is null ? "DELETE FROM collected WHERE work = $id" : "INSERT OR REPLACE INTO collected VALUES($id, $collection)", ("$id", id), ("$collection", collection));
        }

        transaction.Commit();
        return ids.Count;
    });

    private static int Remove(WorkLibrary library, Action<LibraryDatabase> removeFiles) => Edit(library, folder =>
    {
        using var fileLock = LibraryLock.Acquire(folder);
        // Not for writing: that would upgrade an older library, which removes its works.
        using var database = LibraryDatabase.OpenForReading(folder);
        using var transaction = database.BeginTransaction();
        removeFiles(database);
        var removed = database.Execute("DELETE FROM work WHERE id NOT IN (SELECT work FROM file WHERE work IS NOT NULL)");
        transaction.Commit();
        return removed;
    });

    private static int Edit(WorkLibrary library, Func<LibraryFolder, int> edit)
    {
        LibraryFolder folder = new(library.Folder);
        try
        {
            return edit(folder);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(folder.Path, error);
        }
    }
}

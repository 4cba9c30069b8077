using PaintSound.Library.Search;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Copying;

/// <summary>
/// Copies a library with its works into one folder. The paths in the copy are relative to it, so that it gives the same selections wherever it lies.
/// It needs no network. The library may be read-only, and may be in use.
/// </summary>
public static class LibraryCopier
{
    /// <summary>Copies a library. A work with several equal files gets one file for each of its collections.</summary>
    /// <param name="library">The library.</param>
    /// <param name="target">The folder of the copy. It is created; it must not contain a library.</param>
    /// <param name="progress">Receives the fraction of the works that are done (0..1), on the calling thread; null for none.</param>
    /// <param name="stop">Stops between two files. What is copied stays.</param>
    /// <exception cref="LibraryException">The library cannot be read, or the copy cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The copy was stopped.</exception>
    public static LibraryCopyReport Copy(WorkLibrary library, string target, IProgress<double>? progress, CancellationToken stop)
    {
        LibraryFolder from = new(library.Folder);
        LibraryFolder to = new(Path.GetFullPath(target));
        try
        {
            Directory.CreateDirectory(to.Path);
            CopyDatabase(from, to);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(from.Path, error);
        }

        try
        {
            using var database = LibraryDatabase.OpenForReading(to);
            foreach (var network in NetworkShape.ReadAll(database))
            {
                File.Copy(from.Vectors(network), to.Vectors(network));
            }

            return CopyWorks(from, to, database, progress, stop);
        }
        catch (Exception error) when (LibraryException.CanTranslate(error))
        {
            throw LibraryException.Translate(to.Path, error);
        }
    }

    private static void CopyDatabase(LibraryFolder from, LibraryFolder to)
    {
        // Writes one file without a log, in the state of one moment.
        using var database = LibraryDatabase.OpenForReading(from);
        database.Execute("VACUUM INTO $file", ("$file", to.Database));
    }

    private static LibraryCopyReport CopyWorks(
        LibraryFolder from, LibraryFolder to, LibraryDatabase database, IProgress<double>? progress, CancellationToken stop)
    {
        var works = database
            .Query(
                $"SELECT path, size, modified, collection, title, {(database.HasMeasures ? "folder" : "NULL")}, work FROM file WHERE work IS NOT NULL ORDER BY path",
                row => new StoredFile(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6)))
            .GroupBy(file => file.Work, StringComparer.Ordinal)
            .ToArray();
        CopiedFileNames names = new();
        var missing = new List<string>();
        var bytes = 0L;
        using var transaction = database.BeginTransaction();
        database.Execute("DELETE FROM file");
        foreach (var (number, work) in works.Index())
        {
            stop.ThrowIfCancellationRequested();
            var first = "";
            foreach (var file in work.DistinctBy(file => file.Collection, StringComparer.Ordinal))
            {
                // The first path gives the work its title and collection, here as in the library.
                var path = names.Add(file.Collection, file.Path, first);
                first = first.Length == 0 ? path : first;
                Insert(database, file with { Path = path });

                // Equal files are one work: if one is missing, another replaces it.
                var sources = work.Prepend(file).Select(equal => from.GetFullPath(equal.Path)).ToArray();
                if (Array.Find(sources, source => TryCopy(source, to.GetFullPath(path))) is not null)
                {
                    bytes += file.Size;
                }
                else
                {
                    missing.Add(sources[0]);
                }
            }

            progress?.Report((number + 1.0) / works.Length);
        }

        transaction.Commit();
        return new LibraryCopyReport(works.Length, bytes, missing);
    }

    private static void Insert(LibraryDatabase database, StoredFile file) => database.Execute(
        // The copy of a library of an earlier version is one, too.
        database.HasMeasures ? "INSERT INTO file VALUES($path, $size, $modified, $collection, $title, $work, $folder)"
            : "INSERT INTO file VALUES($path, $size, $modified, $collection, $title, $work)",
        ("$path", file.Path), ("$size", file.Size), ("$modified", file.Modified),
        ("$collection", file.Collection), ("$title", file.Title), ("$work", file.Work), ("$folder", file.Folder));

    /// <returns>False if the file does not exist or cannot be read. A copy that cannot be written is an error.</returns>
    private static bool TryCopy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            using var readable = File.OpenRead(source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        File.Copy(source, target);
        File.SetAttributes(target, FileAttributes.Normal);
        return true;
    }
}

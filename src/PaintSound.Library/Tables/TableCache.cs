using PaintSound.Library.Storage;
using PaintSound.Models.Manifests;

namespace PaintSound.Library.Tables;

/// <summary>
/// Finds the excerpt tables of a library, and writes them if they are missing: in the folder <c>tables</c> of the library, or, if that cannot be written
/// (a shared or a read-only disk), in a folder of the user. Thread-safe; of several processes that write them, the first one counts.
/// </summary>
/// <param name="library">The library.</param>
/// <param name="userFolder">The folder of the user; null for the usual one.</param>
internal sealed class TableCache(LibraryFolder library, string? userFolder = null)
{
    private readonly string[] _folders = [library.Tables, userFolder ?? GetUserFolder(library)];

    /// <summary>Opens the tables.</summary>
    /// <param name="layout">What they contain.</param>
    /// <param name="rates">How the sound network measures onset rates; null if it does not.</param>
    /// <param name="readFeatures">Reads the features of all excerpts, in the order of the table.</param>
    /// <returns>The tables.</returns>
    /// <exception cref="LibraryException">The library is damaged, or they cannot be written anywhere.</exception>
    public ExcerptTables Open(TableLayout layout, OnsetRateElements? rates, Func<IReadOnlyList<ExcerptFeatures>> readFeatures)
    {
        var key = layout.ComputeKey();
        foreach (var folder in _folders)
        {
            TableFiles files = new(Path.Combine(folder, key));
            if (files.Open(layout) is { } tables)
            {
                return tables;
            }
        }

        var features = readFeatures();
        if (features.Count != layout.Count)
        {
            throw new LibraryException($"The library {library.Path} is damaged. Delete the folder and index again.");
        }

        try
        {
            return Write(library.Tables);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Write(_folders[^1]);
        }

        ExcerptTables Write(string folder)
        {
            TableFiles files = new(Path.Combine(folder, key));
            var temporary = Directory.CreateDirectory(Path.Combine(folder, $"{key}.{Guid.NewGuid():N}"));
            try
            {
                TableWriter.Write(library, layout, features, rates, new TableFiles(temporary.FullName));
                if (files.Open(layout) is { } faster)
                {
                    temporary.Delete(recursive: true);
                    return faster;
                }

                if (Directory.Exists(files.Folder))
                {
                    // Incomplete or damaged.
                    Directory.Delete(files.Folder, recursive: true);
                }

                temporary.MoveTo(files.Folder);
            }
            catch
            {
                temporary.Delete(recursive: true);
                throw;
            }

            DeleteOthers(folder, key);
            return files.Open(layout)
                ?? throw new LibraryException($"The tables of the library in {files.Folder} were changed while they were opened. Try again.");
        }
    }

    /// <summary>Compares the checksums of all tables of the library. Deletes those that are damaged.</summary>
    /// <param name="time">Paces the reading.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LibraryException">Tables are damaged.</exception>
    public async Task VerifyAsync(TimeProvider time, CancellationToken stop)
    {
        TableVerifier verifier = new(time);
        foreach (var folder in _folders.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Where(folder => !Path.GetFileName(folder).Contains('.')))
        {
            foreach (var file in new TableFiles(folder).All.Where(File.Exists).Concat(PopularityCache.GetFiles(folder)))
            {
                if (!await verifier.VerifyAsync(file, stop))
                {
                    File.Delete(file);
                    throw new LibraryException(
                        $"A file of the library's tables is damaged ({file}): selections of this show may be wrong. It is deleted and written again when PaintSound starts next. Check the disk.");
                }
            }
        }
    }

    private static void DeleteOthers(string folder, string key)
    {
        foreach (var other in Directory.EnumerateDirectories(folder).Where(other => !Path.GetFileName(other).StartsWith(key, StringComparison.Ordinal)))
        {
            try
            {
                Directory.Delete(other, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A show has it open (Windows), or another process deletes it. It is deleted the next time.
            }
        }
    }

    // By library: the tables of one must not delete those of another.
    private static string GetUserFolder(LibraryFolder library) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } user ? user : Path.GetTempPath(),
        "paintsound", "tables", TableLayout.ComputeName(library.Path));
}

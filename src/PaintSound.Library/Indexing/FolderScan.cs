using PaintSound.Library.Storage;

namespace PaintSound.Library.Indexing;

/// <summary>Finds the files in the folders to index. Skips hidden files and folders.</summary>
internal sealed class FolderScan
{
    private readonly LibraryFolder _library;
    private readonly Dictionary<string, FoundFile> _files = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _unreadable = [];
    private readonly HashSet<string> _visited = [];

    private FolderScan(LibraryFolder library) => _library = library;

    /// <summary>The files, sorted by path.</summary>
    public IReadOnlyList<FoundFile> Files { get; private set; } = [];

    /// <summary>Folders and files that cannot be read.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>Scans folders and their subfolders.</summary>
    /// <param name="folders">Absolute paths. A file that is in several of them belongs to the first.</param>
    /// <param name="collection">The collection of all files; null for one collection per folder, with the folder's name.</param>
    /// <param name="library">The library. Its own files are skipped.</param>
    /// <exception cref="LibraryException">One of the folders is missing.</exception>
    public static FolderScan Run(IReadOnlyList<string> folders, string? collection, LibraryFolder library)
    {
        var scan = new FolderScan(library);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new LibraryException(File.Exists(folder)
                    ? $"{folder} is a file, but a folder is needed. Use the folder that contains it."
                    : $"Folder {folder} does not exist. Check its name, or connect its disk.");
            }

            scan.ScanFolder(new DirectoryInfo(folder), collection ?? GetName(folder));
        }

        scan.Files = scan._files.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        return scan;
    }

    /// <summary>True if the path is in a folder that cannot be read. Such a file may still exist.</summary>
    public bool IsInUnreadableFolder(string path) => _unreadable.Any(folder => Contains(folder, path));

    /// <summary>True if a path is the folder itself or is inside it.</summary>
    public static bool Contains(string folder, string path) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string GetName(string folder) =>
        new DirectoryInfo(folder).Name is { Length: > 0 } name ? name : folder;

    private void ScanFolder(DirectoryInfo folder, string collection)
    {
        // A link may point to one of its parent folders.
        if (!_visited.Add(ResolveTarget(folder).FullName))
        {
            return;
        }

        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", AllEntries))
            {
                if (IsHidden(entry) || _library.Owns(entry.FullName))
                {
                    continue;
                }

                if (ResolveTarget(entry) is DirectoryInfo { Exists: true })
                {
                    ScanFolder(new DirectoryInfo(entry.FullName), collection);
                }
                else
                {
                    AddFile(entry, collection);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(folder.FullName);
            _skipped.Add(new SkippedFile(folder.FullName, $"The folder cannot be read: {error.Message}"));
        }
    }

    private static EnumerationOptions AllEntries => new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || (entry.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != FileAttributes.None;

    private static FileSystemInfo ResolveTarget(FileSystemInfo entry)
    {
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        }
        catch (IOException)
        {
            // The link points to itself. Returning a missing file makes AddFile report a broken link.
            return new FileInfo(Path.Combine(entry.FullName, "missing"));
        }
    }

    private void AddFile(FileSystemInfo entry, string collection)
    {
        var target = new FileInfo(ResolveTarget(entry).FullName);
        if (!target.Exists)
        {
            _skipped.Add(new SkippedFile(entry.FullName, "It is a link to a file that does not exist."));
        }
        else if (target.Length == 0)
        {
            _skipped.Add(new SkippedFile(entry.FullName, "The file is empty."));
        }
        else
        {
            _files.TryAdd(
                entry.FullName, new FoundFile(entry.FullName, target.Length, target.LastWriteTimeUtc.Ticks, collection));
        }
    }
}

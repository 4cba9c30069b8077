using PaintSound.Library.Storage;
using PaintSound.Media.Artwork;

namespace PaintSound.Library.Indexing;

/// <summary>
/// Finds the files in the folders to index: each once, by its path without links. Skips hidden files and folders, files that are neither sound
/// nor pictures by their extensions, and album art.
/// </summary>
internal sealed class FolderScan
{
    private readonly LibraryFolder _library;
    private readonly Dictionary<string, FoundFile> _files = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _unreadable = [];
    private readonly HashSet<string> _visited = [];
    private readonly HashSet<string> _passedOver = [];

    private FolderScan(LibraryFolder library) => _library = library;

    /// <summary>The files, sorted by path.</summary>
    public IReadOnlyList<FoundFile> Files { get; private set; } = [];

    /// <summary>Folders and files that cannot be read.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>Number of files that are no works by their names: hidden ones, those that are neither sound nor pictures, and album art.</summary>
    public int PassedOver => _passedOver.Count;

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

            scan.ScanFolder(CanonicalPath.Resolve(folder) ?? folder, collection ?? GetName(folder), GetName(folder), isFirst: true);
        }

        scan.PassOverAlbumArt();
        scan.Files = scan._files.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        return scan;
    }

    /// <summary>True if the scan found the file.</summary>
    public bool Contains(string path) => _files.ContainsKey(path);

    /// <summary>True if the path is in a folder that cannot be read. Such a file may still exist.</summary>
    public bool IsInUnreadableFolder(string path) => _unreadable.Any(folder => Contains(folder, path));

    /// <summary>True if a path is the folder itself or is inside it.</summary>
    public static bool Contains(string folder, string path) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string GetName(string folder) =>
        new DirectoryInfo(folder).Name is { Length: > 0 } name ? name : folder;

    // A picture beside music with such a name is the music's own, and nobody's painting.
    private void PassOverAlbumArt()
    {
        var albums = _files.Keys.Where(MediaExtensions.IsSound).Select(Path.GetDirectoryName).ToHashSet();
        foreach (var art in _files.Keys.Where(file => AlbumArtFile.HasName(file) && albums.Contains(Path.GetDirectoryName(file))).ToArray())
        {
            _files.Remove(art);
            _passedOver.Add(art);
        }
    }

    /// <param name="folder">A path without links.</param>
    /// <param name="collection">The collection of its files.</param>
    /// <param name="name">The folder that its files are known by.</param>
    /// <param name="isFirst">True for the folder to index: the folders in it have names of their own.</param>
    private void ScanFolder(string folder, string collection, string name, bool isFirst)
    {
        // A link may lead to a folder above it, or to one that is scanned anyway.
        if (!_visited.Add(folder))
        {
            return;
        }

        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", AllEntries))
            {
                if (_library.Owns(entry.FullName))
                {
                    continue;
                }

                if (!IsHidden(entry))
                {
                    AddEntry(entry, collection, name, isFirst);
                }
                else if (entry is FileInfo)
                {
                    _passedOver.Add(entry.FullName);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(folder);
            _skipped.Add(new SkippedFile(folder, $"The folder cannot be read: {error.Message}"));
        }
    }

    private static EnumerationOptions AllEntries => new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    // -1 stands for an entry that cannot be opened by its name.
    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.')
        || (entry.Attributes != (FileAttributes)(-1) && (entry.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != FileAttributes.None);

    private void AddEntry(FileSystemInfo entry, string collection, string name, bool isFirst)
    {
        var path = entry.LinkTarget is null ? entry.FullName : CanonicalPath.Resolve(entry.FullName);
        // A link without an extension may have led to a folder.
        var isExpected = MediaExtensions.IsMedia(entry.FullName) || ((path is null || entry is DirectoryInfo) && Path.GetExtension(entry.Name).Length == 0);
        if (path is not null && Directory.Exists(path))
        {
            ScanFolder(path, collection, isFirst ? entry.Name : name, isFirst: false);
        }
        else if (path is not null && new FileInfo(path) is { Exists: true, Length: > 0 } file)
        {
            if (MediaExtensions.IsOther(path))
            {
                _passedOver.Add(path);
            }
            else
            {
                _files.TryAdd(path, new FoundFile(path, file.Length, file.LastWriteTimeUtc.Ticks, collection, name));
            }
        }
        else if (isExpected)
        {
            _skipped.Add(new SkippedFile(entry.FullName, Explain(path)));
        }
        else
        {
            // Empty, or a link to nothing.
            _passedOver.Add(entry.FullName);
        }
    }

    private static string Explain(string? path) => path switch
    {
        null => "It is a link to a file that does not exist.",
        _ when File.Exists(path) => "The file is empty.",
        // A name that is not valid UTF-8 arrives with replacement characters, and nothing has that name.
        _ when path.Contains('\uFFFD') => "Its name is not valid UTF-8, so it cannot be opened. Rename it.",
        _ => "It was removed while the folder was read.",
    };
}

using PaintSound.Library.Storage;

namespace PaintSound.Library.Indexing;

/// <summary>Finds the files in the folders to index. Hidden files and folders are passed over.</summary>
internal sealed class FolderScan
{
    private readonly LibraryFolder _library;
    private readonly Dictionary<string, FoundFile> _files = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _closed = [];
    private readonly HashSet<string> _seen = [];

    private FolderScan(LibraryFolder library) => _library = library;

    /// <summary>The files, in the order of their names.</summary>
    public IReadOnlyList<FoundFile> Files { get; private set; } = [];

    /// <summary>Folders and files that could not be looked at.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>Looks through folders and the folders in them.</summary>
    /// <param name="folders">Absolute paths; a file that lies in several belongs to the first.</param>
    /// <param name="collection">The collection of all; null: each folder's own name.</param>
    /// <param name="library">The library, whose own files are passed over.</param>
    /// <exception cref="LibraryException">One of the folders is missing.</exception>
    public static FolderScan Of(IReadOnlyList<string> folders, string? collection, LibraryFolder library)
    {
        var scan = new FolderScan(library);
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                throw new LibraryException(File.Exists(folder)
                    ? $"{folder} is a file: name the folder that it is in."
                    : $"There is no folder {folder}: check its name, or whether its disk is connected.");
            }

            scan.Look(new DirectoryInfo(folder), collection ?? NameOf(folder));
        }

        scan.Files = scan._files.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        return scan;
    }

    /// <summary>True where a file that was not found is not necessarily gone: its folder could not be looked into.</summary>
    public bool IsUnseen(string path) => _closed.Any(folder => Contains(folder, path));

    /// <summary>True where a path is a folder itself or lies in it.</summary>
    public static bool Contains(string folder, string path) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string NameOf(string folder) =>
        new DirectoryInfo(folder).Name is { Length: > 0 } name ? name : folder;

    private void Look(DirectoryInfo folder, string collection)
    {
        // A link may lead back to a folder above it.
        if (!_seen.Add(Target(folder).FullName))
        {
            return;
        }

        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything))
            {
                if (IsHidden(entry) || _library.Owns(entry.FullName))
                {
                    continue;
                }

                if (Target(entry) is DirectoryInfo { Exists: true })
                {
                    Look(new DirectoryInfo(entry.FullName), collection);
                }
                else
                {
                    Take(entry, collection);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _closed.Add(folder.FullName);
            _skipped.Add(new SkippedFile(folder.FullName, $"The folder cannot be opened: {error.Message}"));
        }
    }

    private static EnumerationOptions Everything => new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static bool IsHidden(FileSystemInfo entry) =>
        entry.Name.StartsWith('.') || (entry.Attributes & (FileAttributes.Hidden | FileAttributes.System)) != FileAttributes.None;

    private static FileSystemInfo Target(FileSystemInfo entry)
    {
        try
        {
            return entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        }
        catch (IOException)
        {
            // A link that leads to itself: what does not exist is told about as such.
            return new FileInfo(Path.Combine(entry.FullName, "nowhere"));
        }
    }

    private void Take(FileSystemInfo entry, string collection)
    {
        var target = new FileInfo(Target(entry).FullName);
        if (!target.Exists)
        {
            _skipped.Add(new SkippedFile(entry.FullName, "It is a link to a file that is not there."));
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

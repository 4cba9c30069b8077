namespace PaintSound.Library.Indexing;

/// <summary>Follows symbolic links and junctions, so that a file has one path however it is reached.</summary>
internal static class CanonicalPath
{
    // The limit of Linux. More links than this form a loop.
    private const int MaxLinks = 40;

    /// <summary>Returns the path without any link in it; null if a link leads to nothing or to itself.</summary>
    /// <param name="path">An absolute path.</param>
    public static string? Resolve(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    private static string? Resolve(string path, ref int links)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        if (Resolve(parent, ref links) is not { } folder)
        {
            return null;
        }

        var entry = Path.Combine(folder, Path.GetFileName(path));
        FileSystemInfo info = new DirectoryInfo(entry) is { Exists: true } directory ? directory : new FileInfo(entry);
        if (info.LinkTarget is not { } target)
        {
            return info.Exists ? entry : null;
        }

        return ++links > MaxLinks ? null : Resolve(Path.GetFullPath(target, folder), ref links);
    }
}

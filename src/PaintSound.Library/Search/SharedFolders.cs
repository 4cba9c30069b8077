namespace PaintSound.Library.Search;

/// <summary>The folders that all files of a library share: they tell nothing about a work, and the name of a person would be found in all of them.</summary>
internal static class SharedFolders
{
    /// <summary>Returns the folders that all files share, from the root on.</summary>
    public static string[] Find(IEnumerable<string> files)
    {
        string[]? shared = null;
        foreach (var file in files)
        {
            var folders = Split(file);
            shared ??= folders;
            var same = 0;
            while (same < shared.Length && same < folders.Length && shared[same] == folders[same])
            {
                same++;
            }

            shared = shared[..same];
        }

        return shared ?? [];
    }

    /// <summary>Returns the other folders of a file, with spaces between them.</summary>
    public static string Remove(string[] shared, string file) => string.Join(' ', Split(file)[shared.Length..]);

    private static string[] Split(string file) => Path.GetDirectoryName(file)?.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) ?? [];
}

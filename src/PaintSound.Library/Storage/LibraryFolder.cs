namespace PaintSound.Library.Storage;

/// <summary>The folder of a library and the paths of its files.</summary>
/// <param name="Path">Absolute path of the folder.</param>
internal sealed record LibraryFolder(string Path)
{
    private const string VectorExtension = ".f32";

    /// <summary>Path of the database: works, files, excerpts.</summary>
    public string Database => System.IO.Path.Combine(Path, "library.db");

    /// <summary>Folder of the tables that are derived from the library, to open it fast.</summary>
    public string Tables => System.IO.Path.Combine(Path, "tables");

    /// <summary>Path of the lock file, which the writing process holds open.</summary>
    public string Lock => System.IO.Path.Combine(Path, "library.lock");

    /// <summary>Returns the path of the vectors of one network.</summary>
    public string Vectors(NetworkShape network) =>
        System.IO.Path.Combine(Path, $"{network.Role}-{network.Hash[..12]}{VectorExtension}");

    /// <summary>Lists all vector files, including those of networks that are no longer used.</summary>
    public IEnumerable<string> AllVectors() => Directory.EnumerateFiles(Path, "*" + VectorExtension);

    /// <summary>
    /// Returns the path of a file as the database has it: relative to the library, with slashes, if the file lies in it; otherwise absolute.
    /// So a library that contains its works can move.
    /// </summary>
    /// <param name="file">Absolute path.</param>
    public string GetStoredPath(string file)
    {
        var relative = System.IO.Path.GetRelativePath(Path, file);
        var isInside = !System.IO.Path.IsPathRooted(relative) && relative.Split(System.IO.Path.DirectorySeparatorChar)[0] is not ("." or "..");
        return isInside ? relative.Replace(System.IO.Path.DirectorySeparatorChar, '/') : file;
    }

    /// <summary>Returns the absolute path of a file.</summary>
    /// <param name="stored">The path that the database has.</param>
    public string GetFullPath(string stored) =>
        System.IO.Path.IsPathFullyQualified(stored) ? stored : System.IO.Path.GetFullPath(stored, Path);

    /// <summary>True if the library itself created the file.</summary>
    public bool Owns(string file) =>
        file.StartsWith(Tables + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || (System.IO.Path.GetDirectoryName(file) == Path && (file == Lock
            || file.StartsWith(Database, StringComparison.Ordinal)
            || System.IO.Path.GetExtension(file) == VectorExtension));
}

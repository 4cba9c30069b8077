namespace PaintSound.Library.Storage;

/// <summary>Where a library keeps its files.</summary>
/// <param name="Path">Absolute path of the folder.</param>
internal sealed record LibraryFolder(string Path)
{
    private const string VectorExtension = ".f32";

    /// <summary>The words: works, files, excerpts.</summary>
    public string Database => System.IO.Path.Combine(Path, "library.db");

    /// <summary>Held open by the one who writes.</summary>
    public string Lock => System.IO.Path.Combine(Path, "library.lock");

    /// <summary>The vectors of one network.</summary>
    public string Vectors(NetworkShape network) =>
        System.IO.Path.Combine(Path, $"{network.Role}-{network.Hash[..12]}{VectorExtension}");

    /// <summary>All vector files, those of networks no longer used among them.</summary>
    public IEnumerable<string> AllVectors() => Directory.EnumerateFiles(Path, "*" + VectorExtension);

    /// <summary>True for a file that the library itself put into its folder.</summary>
    public bool Owns(string file) =>
        System.IO.Path.GetDirectoryName(file) == Path
        && (file == Lock
            || file.StartsWith(Database, StringComparison.Ordinal)
            || System.IO.Path.GetExtension(file) == VectorExtension);
}

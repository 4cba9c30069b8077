namespace PaintSound.Fuzz.Tests.Targets;

/// <summary>A file that is replaced by each input, for readers that open a path. Deleted at the end of the process.</summary>
internal sealed class InputFile
{
    /// <summary>Creates a folder of its own for the file.</summary>
    /// <param name="name">The name of the file.</param>
    public InputFile(string name)
    {
        Folder = Directory.CreateTempSubdirectory("paintsound-fuzz-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Writes an input to the file, and returns its path.</summary>
    public string Write(byte[] input)
    {
        File.WriteAllBytes(Path, input);
        return Path;
    }
}

namespace PaintSound.Acceptance.Tests;

/// <summary>A temporary folder for one test, deleted on disposal.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-acceptance-").FullName;

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Copies files into a new subfolder. Returns its path.</summary>
    public string Copy(string name, params string[] files)
    {
        Directory.CreateDirectory(this[name]);
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(this[name], Path.GetFileName(file)));
        }

        return this[name];
    }

    /// <summary>Writes a text file. Returns its path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

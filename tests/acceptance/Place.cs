namespace PaintSound.Acceptance.Tests;

/// <summary>A folder that is there for one test.</summary>
internal sealed class Place : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-acceptance-").FullName;

    /// <summary>The path of something in it.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Copies files into a new folder in it.</summary>
    public string Copy(string name, params string[] files)
    {
        Directory.CreateDirectory(this[name]);
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(this[name], Path.GetFileName(file)));
        }

        return this[name];
    }

    /// <summary>Writes a text file into it.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

namespace PaintSound.Takes.Tests;

/// <summary>A temporary folder.</summary>
internal sealed class TakeFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("paintsound-takes-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

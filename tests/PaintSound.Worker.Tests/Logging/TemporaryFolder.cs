namespace PaintSound.Worker.Tests.Logging;

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paintsound-log-").FullName;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>The names of the files in it, in order.</summary>
    public string[] Names => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

namespace PaintSound.Worker.Takes.Export;

/// <summary>Where an export goes, and what became of it. Not thread-safe.</summary>
/// <param name="folder">The folder, absolute.</param>
/// <param name="written">Called with each thing after it was written.</param>
/// <param name="warn">Receives each sentence about what is missing.</param>
internal sealed class ExportOutput(string folder, Action<ExportedFile> written, Action<string> warn)
{
    private readonly List<ExportedFile> _files = [];
    private readonly List<string> _missing = [];

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>What was written.</summary>
    public IReadOnlyList<ExportedFile> Files => _files;

    /// <summary>What could not be read, in sentences.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Returns the path of a file or a folder.</summary>
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>Reports that something was written.</summary>
    /// <param name="name">Its name in the folder.</param>
    /// <param name="content">What it contains, in a few words.</param>
    public void Report(string name, string content)
    {
        ExportedFile file = new(At(name), content);
        _files.Add(file);
        written(file);
    }

    /// <summary>Says what is not as in the performance, although nothing of it is missing.</summary>
    public void Warn(string sentence) => warn(sentence);

    /// <summary>Reports what could not be read. The same sentence is reported once.</summary>
    public void ReportMissing(string sentence)
    {
        if (!_missing.Contains(sentence))
        {
            _missing.Add(sentence);
            warn(sentence);
        }
    }
}

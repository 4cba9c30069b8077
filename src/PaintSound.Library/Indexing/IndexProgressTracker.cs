namespace PaintSound.Library.Indexing;

/// <summary>Counts the results of an indexing run and reports progress. Recording is thread-safe. Read the results after the run.</summary>
internal sealed class IndexProgressTracker(int total, IProgress<IndexProgress>? progress)
{
    // Seconds of sound: a long file reports progress while it is embedded.
    private const double SecondsBetweenReports = 60;

    private readonly Lock _gate = new();
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<FileWarning> _warnings = [];
    private readonly HashSet<string> _indexed = [];
    private int _done;
    private double _reported;

    /// <summary>Number of files that needed no embedding.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Number of files whose content is neither sound nor a picture, although their names could be.</summary>
    public int Others { get; private set; }

    /// <summary>Length of the embedded music, in seconds.</summary>
    public double SoundSeconds { get; private set; }

    /// <summary>Files that are not in the library, sorted by path.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped.OrderBy(skipped => skipped.File, StringComparer.Ordinal).ToArray();

    /// <summary>Files that are in the library although something is wrong with them, sorted by path.</summary>
    public IReadOnlyList<FileWarning> Warnings => _warnings.OrderBy(warning => warning.File, StringComparer.Ordinal).ToArray();

    /// <summary>True if this run embedded the file or left it unchanged, so it is in the library.</summary>
    public bool Contains(string file) => _indexed.Contains(file);

    /// <summary>Records a file that was embedded.</summary>
    public void RecordEmbedded(string file) => Record(file, () => _indexed.Add(file));

    /// <summary>Records a file that needed no embedding.</summary>
    public void RecordUnchanged(string file) => Record(file, () =>
    {
        Unchanged++;
        _indexed.Add(file);
    });

    /// <summary>Records a file that is not in the library.</summary>
    public void RecordSkipped(string file, string reason) => RecordSkipped(new SkippedFile(file, reason));

    /// <summary>Records a file that is not in the library.</summary>
    public void RecordSkipped(SkippedFile skipped) => Record(skipped.File, () => _skipped.Add(skipped));

    /// <summary>Records a file that is neither sound nor a picture.</summary>
    public void RecordOther(string file) => Record(file, () => Others++);

    /// <summary>Adds a warning about a file. It is recorded as embedded by another call.</summary>
    public void AddWarning(string file, string message)
    {
        lock (_gate)
        {
            _warnings.Add(new FileWarning(file, message));
        }
    }

    /// <summary>Records embedded seconds of a file. Reports progress once per minute of sound.</summary>
    public void AddSound(string file, double seconds)
    {
        lock (_gate)
        {
            SoundSeconds += seconds;
            if (SoundSeconds - _reported >= SecondsBetweenReports)
            {
                _reported = SoundSeconds;
                Report(file);
            }
        }
    }

    private void Record(string file, Action update)
    {
        lock (_gate)
        {
            _done++;
            update();
            Report(file);
        }
    }

    private void Report(string file) => progress?.Report(new IndexProgress(_done, total, SoundSeconds, file));
}

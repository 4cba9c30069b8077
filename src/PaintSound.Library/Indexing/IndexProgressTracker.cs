namespace PaintSound.Library.Indexing;

/// <summary>Keeps count of an indexing run and reports its progress. Any thread may tell it something; it is asked when the run is over.</summary>
internal sealed class IndexProgressTracker(int total, IProgress<IndexProgress>? progress)
{
    // A three-hour file shows that it is alive.
    private const double SecondsBetweenReports = 60;

    private readonly Lock _gate = new();
    private readonly List<SkippedFile> _skipped = [];
    private readonly HashSet<string> _held = [];
    private int _done;
    private double _reported;

    /// <summary>Files that needed no embedding.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Music embedded, in seconds.</summary>
    public double SoundSeconds { get; private set; }

    /// <summary>Files that are not in the library, in the order of their names.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped.OrderBy(skipped => skipped.File, StringComparer.Ordinal).ToArray();

    /// <summary>True for a file of this run that is in the library now.</summary>
    public bool Contains(string file) => _held.Contains(file);

    /// <summary>A file was embedded.</summary>
    public void AddEmbedding(string file) => Count(file, () => _held.Add(file));

    /// <summary>A file needed no embedding.</summary>
    public void RecordKept(string file) => Count(file, () =>
    {
        Unchanged++;
        _held.Add(file);
    });

    /// <summary>A file is not in the library.</summary>
    public void RecordSkipped(string file, string reason) => Count(file, () => _skipped.Add(new SkippedFile(file, reason)));

    /// <summary>Some seconds of a file were embedded.</summary>
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

    private void Count(string file, Action what)
    {
        lock (_gate)
        {
            _done++;
            what();
            Report(file);
        }
    }

    private void Report(string file) => progress?.Report(new IndexProgress(_done, total, SoundSeconds, file));
}

using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;

namespace PaintSound.Worker.Rehearsals;

/// <summary>An output that remembers what a rehearsal needs to know. Thread-safe.</summary>
internal sealed class RehearsalWatch : IPerformanceOutput
{
    /// <summary>A smaller change of the canvas is the noise of a camera.</summary>
    private const float MinChange = 0.001f;

    private readonly Lock _lock = new();
    private readonly Dictionary<SourceKind, SourceRecord> _sources = [];
    private readonly List<LiveReport> _live = [];
    private ShowState? _controls;
    private int _steps, _onsets, _changes, _selections, _paintings;
    private string? _lastExcerpt, _lastPainting;

    /// <inheritdoc/>
    public string Name => "rehearsal";

    /// <summary>The controls as the outputs know them; null before they were told.</summary>
    public ShowState? Controls => Read(() => _controls);

    /// <summary>The number of perception steps.</summary>
    public int Steps => Read(() => _steps);

    /// <summary>The number of onsets of the brush.</summary>
    public int Onsets => Read(() => _onsets);

    /// <summary>The number of steps in which the canvas had changed.</summary>
    public int CanvasChanges => Read(() => _changes);

    /// <summary>The number of excerpts that were selected.</summary>
    public int Selections => Read(() => _selections);

    /// <summary>The title of the work that was selected last; null if none was.</summary>
    public string? LastExcerpt => Read(() => _lastExcerpt);

    /// <summary>The number of paintings that were selected.</summary>
    public int Paintings => Read(() => _paintings);

    /// <summary>The title of the painting that was selected last; null if none was.</summary>
    public string? LastPainting => Read(() => _lastPainting);

    /// <summary>The reports from Live.</summary>
    public IReadOnlyList<LiveReport> LiveReports => Read<LiveReport[]>(() => [.. _live]);

    /// <summary>Returns what was seen of a source.</summary>
    public SourceRecord Of(SourceKind source) => Read(() => _sources.GetValueOrDefault(source) ?? new SourceRecord());

    /// <inheritdoc/>
    public void OnControls(ShowState state) => Write(() => _controls = state);

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => Write(() => _onsets++);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => Write(() => _changes += change >= MinChange ? 1 : 0);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => Write(() => (_selections, _lastExcerpt) = (_selections + 1, selection.Excerpt.Work.Title));

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => Write(() => (_paintings, _lastPainting) = (_paintings + 1, selection.Painting.Title));

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => Write(() => Update(report.Source, source => source.With(report)));

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) => Write(() => _live.Add(report));

    /// <inheritdoc/>
    public void OnStep(StepReport report) => Write(() =>
    {
        _steps++;
        Update(SourceKind.Brush, source => source.With(report.Brush));
        Update(SourceKind.Canvas, source => source.With(report.Canvas));
        if (report.Music is { } music)
        {
            Update(SourceKind.Music, source => source.With(music));
        }
    });

    private void Update(SourceKind source, Func<SourceRecord, SourceRecord> change) => _sources[source] = change(_sources.GetValueOrDefault(source) ?? new SourceRecord());

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private void Write(Action write)
    {
        lock (_lock)
        {
            write();
        }
    }
}

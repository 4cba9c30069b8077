using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Web.Authentication;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>
/// The output that the web pages show. It keeps the latest value of every state and the last minutes of onsets, congruity and log lines, and
/// returns at once. Each open page reads what is new to it at its own pace, so a slow page delays neither the performance nor another page.
/// Thread-safe.
/// </summary>
/// <param name="show">Facts that do not change during the performance.</param>
public sealed class PageState(ShowInfo show) : IPerformanceOutput
{
    /// <summary>Five minutes of congruity, four a second.</summary>
    private const int MostCongruities = 1200;

    private readonly Lock _lock = new();
    private readonly BoundedHistory<OnsetDto> _onsets = new(64);
    private readonly BoundedHistory<CongruityDto> _congruities = new(MostCongruities);
    private readonly BoundedHistory<LogDto> _log = new(200);
    private readonly SortedDictionary<SourceKind, SourceDto> _sources = [];
    private long _number;
    private double _at;
    private Noted<BrushDto> _brush;
    private Noted<IReadOnlyDictionary<string, object>> _controls;
    private Noted<SelectionDto> _selection;
    private Noted<PaintingDto> _painting;
    private Noted<StepDto> _step;
    private Noted<LiveReportDto> _live;
    private long _sourcesNumber;

    /// <summary>Raised when an excerpt was selected, on the thread that delivers events. A handler must return at once.</summary>
    public event Action<Excerpt>? ExcerptOffered;

    /// <summary>Raised when a painting was selected, on the thread that delivers events. A handler must return at once.</summary>
    public event Action<Painting>? PaintingOffered;

    /// <inheritdoc/>
    public string Name => "web pages";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => Note(number => _controls = new(number, ControlTable.Of(state)
        .Where(control => control.Definition.Kind != ControlKind.Trigger)
        .ToDictionary(control => control.ToString(), control => Value(control.Definition.Kind, control.Get(state)), StringComparer.Ordinal)));

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures gesture)
    {
        var brush = new BrushDto(gesture.Level, gesture.Brightness, gesture.OnsetRate);
        Note(number => _brush = new(number, brush));
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => Note(number => _onsets.Add(number, new(at.TotalSeconds, strength)));

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        ExcerptOffered?.Invoke(selection.Excerpt);
        var reason = selection.Reason;
        Note(number => _selection = new(number, new SelectionDto(
            selection.At.TotalSeconds,
            selection.Excerpt.Work.Id,
            selection.Excerpt.Work.Title,
            selection.Excerpt.Work.Collection,
            selection.Excerpt.StartSeconds,
            selection.Correspondence,
            selection.SoundDistance,
            reason.CorrespondenceRank,
            reason.SoundRank,
            reason.Passed,
            reason.Eligible,
            reason.Silent,
            [.. reason.Best.Select(one => new CandidateDto(
                one.Excerpt.Work.Title, one.Excerpt.Work.Collection, one.Correspondence, one.SoundDistance))])));
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        PaintingOffered?.Invoke(selection.Painting);
        var reason = selection.Reason;
        Note(number => _painting = new(number, new PaintingDto(
            selection.At.TotalSeconds,
            selection.Painting.Id,
            selection.Painting.Title,
            selection.Painting.Collection,
            selection.Correspondence,
            reason.CorrespondenceRank,
            reason.Considered,
            [.. reason.Best.Select(one => new CandidateDto(one.Painting.Title, one.Painting.Collection, one.Correspondence, null))])));
    }

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => Note(number => _congruities.Add(number, new CongruityDto(
        at.TotalSeconds, congruity.Value, congruity.Raw, congruity.Confidence, Word(congruity.Reliability))));

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => Note(number =>
    {
        _sources[report.Source] = new(Word(report.Source), Word(report.State), report.Detail);
        _sourcesNumber = number;
        _log.Add(number, new LogDto(at.TotalSeconds, $"{Word(report.Source)} {Word(report.State)}: {report.Detail}"));
    });

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report)
    {
        var text = $"{report.Text.TrimEnd('.')}.";
        Note(number =>
        {
            _live = new(number, new LiveReportDto(at.TotalSeconds, Word(report.Kind), text));
            if (report.Kind is LiveReportKind.State or LiveReportKind.Refused)
            {
                _log.Add(number, new LogDto(at.TotalSeconds, $"Live: {text}"));
            }
        });
    }

    /// <inheritdoc/>
    public void OnStep(StepReport report) => Note(number => _step = new(number, new StepDto(
        report.Duration.TotalMilliseconds,
        report.Duration.TotalSeconds / show.StepSeconds,
        Status(report.Brush)!,
        Status(report.Canvas)!,
        Status(report.Music),
        report.Coverage,
        report.Dropped)));

    /// <summary>Adds a line to the operator's log.</summary>
    public void AddLog(string line) => Note(number => _log.Add(number, new LogDto(_at, line)));

    /// <inheritdoc/>
    public void OnTick(TimeSpan now)
    {
        lock (_lock)
        {
            _at = now.TotalSeconds;
        }
    }

    /// <summary>Returns what a page has not yet seen.</summary>
    /// <param name="seen">The number of the last update that the page has seen, 0 for none; set to the present one.</param>
    /// <param name="role">The role of the page; artists do not get what only the operator needs.</param>
    internal PageUpdate Since(ref long seen, Role role)
    {
        lock (_lock)
        {
            var before = seen;
            seen = _number;
            var operates = role == Role.Operator;
            return new PageUpdate
            {
                At = _at,
                Programme = before == 0 ? operates ? show : show.ForArtists : null,
                Brush = _brush.After(before),
                Onsets = _onsets.Since(before),
                Controls = _controls.After(before),
                Sources = _sourcesNumber > before ? [.. _sources.Values.Select(source => operates ? source : source with { Detail = "" })] : null,
                Selection = _selection.After(before),
                Painting = _painting.After(before),
                Congruity = _congruities.Since(before),
                Step = operates ? _step.After(before) : null,
                Live = operates ? _live.After(before) : null,
                Log = operates ? _log.Since(before) : null,
            };
        }
    }

    private void Note(Action<long> note)
    {
        lock (_lock)
        {
            note(++_number);
        }
    }

    private static SourceStatusDto? Status(SourceStatus? status) => status is null ? null : new SourceStatusDto(status.Age?.TotalMilliseconds, status.LevelDb);

    private static object Value(ControlKind kind, ControlValue value) => kind switch
    {
        ControlKind.Switch => value.IsOn,
        ControlKind.Choice => value.Word!,
        _ => value.Number,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>A latest value with the number under which it was noted.</summary>
    private readonly record struct Noted<T>(long Number, T? Value)
        where T : class
    {
        public T? After(long seen) => Number > seen ? Value : null;
    }
}

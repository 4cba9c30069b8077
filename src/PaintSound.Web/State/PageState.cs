using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
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
    /// <summary>Five minutes, with four values per second.</summary>
    private const int MaxCongruities = 1200;

    /// <summary>More than an hour of music and paintings, with one selection of each every eight seconds.</summary>
    private const int MaxSelections = 1000;

    private readonly Lock _lock = new();
    private readonly BoundedHistory<OnsetDto> _onsets = new(64);
    private readonly BoundedHistory<CongruityDto> _congruities = new(MaxCongruities);
    private readonly BoundedHistory<LogDto> _log = new(200);
    private readonly BoundedHistory<HistoryDto> _history = new(MaxSelections);
    private readonly SortedDictionary<SourceKind, SourceDto> _sources = [];
    private ShowInfo _show = show;
    private IReadOnlyList<string> _collections = [];
    private long _number;
    private double _at;
    private Numbered<BrushDto> _brush;
    private Numbered<PositionDto> _position;
    private Numbered<IReadOnlyDictionary<string, object>> _controls;
    private Numbered<SettingsDto> _settings;
    private Numbered<IReadOnlyDictionary<string, int>> _waiting;
    private Numbered<SelectionDto> _selection;
    private Numbered<PaintingDto> _painting;
    private Numbered<FilterDto> _filter;
    private Numbered<TasteDto> _taste;
    private Numbered<StepDto> _step;
    private Numbered<CanvasDto> _canvas;
    private CanvasCover _cover;
    private Numbered<PerformanceDto> _performance;
    private Numbered<LiveReportDto> _live;
    private Numbered<FramingDto> _framing;
    private Numbered<BeatDto> _beat;
    private Numbered<UnderstudyDto> _understudy;
    private long _sourcesNumber;

    /// <summary>Raised when an excerpt was selected, on the thread that delivers events. A handler must return at once.</summary>
    public event Action<Excerpt>? ExcerptOffered;

    /// <summary>Raised when a painting was selected, on the thread that delivers events. A handler must return at once.</summary>
    public event Action<Painting>? PaintingOffered;

    /// <summary>Raised when a person wants this worker to send in place of the other one of its show. A handler must return at once.</summary>
    public event Action? TakeoverRequested;

    /// <inheritdoc/>
    public string Name => "web pages";

    /// <inheritdoc/>
    public void OnControls(ShowState state)
    {
        var settings = new SettingsDto(state.UndoStep, state.RedoStep, [.. state.Changed.Select(control => control.ToString())], state.Presets, state.NoMusic);
        var values = ControlTable.Of(state)
            .Where(control => control.Definition.Kind != ControlKind.Trigger)
            .ToDictionary(control => control.ToString(), control => Value(control.Definition.Kind, control.Get(state)), StringComparer.Ordinal);
        Update(number =>
        {
            (_controls, _settings) = (new(number, values), new(number, settings));

            // A page that opens later has a switch for a collection that was made meanwhile.
            if (!ReferenceEquals(_collections, state.Collections))
            {
                _collections = state.Collections;
                _show = _show with { Controls = [.. _show.Controls.Select(control => control.Name == ControlTable.Collection.Name ? control with { Items = _collections } : control)] };
            }
        });
    }

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        var brush = BrushDto.Create(features);
        Update(number => _brush = new(number, brush));
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => Update(number => _onsets.Add(number, new(at.TotalSeconds, strength)));

    /// <inheritdoc/>
    public void OnPosition(TimeSpan at, in BrushPosition position)
    {
        var place = new PositionDto(position.X, position.Y, position.Confidence);
        Update(number => _position = new(number, place));
    }

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        ExcerptOffered?.Invoke(selection.Excerpt);
        var (at, excerpt, dto) = (selection.At.TotalSeconds, selection.Excerpt, SelectionDto.Create(selection));
        Update(number =>
        {
            _selection = new(number, dto);
            _history.Add(number, new HistoryDto(at, excerpt.Work.Title, excerpt.Work.Collection, excerpt.StartSeconds));
        });
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        PaintingOffered?.Invoke(selection.Painting);
        var (at, painting, dto) = (selection.At.TotalSeconds, selection.Painting, PaintingDto.Create(selection));
        Update(number =>
        {
            _painting = new(number, dto);
            _history.Add(number, new HistoryDto(at, painting.Title, painting.Collection, null));
        });
    }

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => Update(number => _congruities.Add(number, new CongruityDto(
        at.TotalSeconds, congruity.Value, congruity.Raw, congruity.Confidence, Words.Of(congruity.Reliability))));

    /// <inheritdoc/>
    public void OnFilter(TimeSpan at, FilterReport report) => Update(number => _filter = new(number, new FilterDto(report.Passed, report.Total)));

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => Update(number =>
    {
        _sources[report.Source] = new(Words.Of(report.Source), Words.Of(report.State), report.Detail);
        _sourcesNumber = number;
        _log.Add(number, new LogDto(at.TotalSeconds, $"{Words.Of(report.Source)} {Words.Of(report.State)}: {report.Detail}"));
    });

    /// <inheritdoc/>
    public void OnFraming(TimeSpan at, FramingReport report) => Update(number =>
    {
        _framing = new(number, new FramingDto(Words.Of(report.State), report.Detail));
        _log.Add(number, new LogDto(at.TotalSeconds, $"canvas {Words.Of(report.State)}: {report.Detail}"));
    });

    /// <inheritdoc/>
    public void OnBeat(TimeSpan at, BeatEvent beat)
    {
        var reading = beat.Reading;
        if (beat.IsOnBeat || !reading.IsPlaying)
        {
            Update(number => _beat = new(number, new BeatDto(
                beat.Source, reading.Bar, reading.Beat, reading.Signature.ToString(), Math.Round(reading.Tempo, 2), reading.IsPlaying)));
        }
    }

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report)
    {
        var text = $"{report.Text.TrimEnd('.')}.";
        Update(number =>
        {
            _live = new(number, new LiveReportDto(at.TotalSeconds, Words.Of(report.Kind), text));
            if (report.Kind is LiveReportKind.State or LiveReportKind.Refused)
            {
                _log.Add(number, new LogDto(at.TotalSeconds, $"Live: {text}"));
            }
        });
    }

    /// <inheritdoc/>
    public void OnStep(StepReport report) => Update(number => _step = new(number, StepDto.Create(report)));

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, CanvasFeatures features)
    {
        var canvas = CanvasDto.Create(features);
        Update(number =>
        {
            _canvas = new(number, canvas);
            if ((features.Cover == CanvasCover.Resting) != (_cover == CanvasCover.Resting))
            {
                _log.Add(number, new LogDto(at.TotalSeconds, features.Cover == CanvasCover.Resting
                    ? "Something rests in front of the canvas: a still hand, or an object that leans there. It is not taken for paint."
                    : "Nothing rests in front of the canvas any more."));
            }

            _cover = features.Cover;
        });
    }

    /// <summary>Shows beside a control that its knob waits for its value, or no longer.</summary>
    /// <param name="control">The control.</param>
    /// <param name="direction">1 if the knob must be turned up, -1 down, 0 if it does not wait.</param>
    public void SetWaitingKnob(ControlId control, int direction) => Update(number =>
    {
        var waiting = new Dictionary<string, int>(_waiting.Value ?? new Dictionary<string, int>(), StringComparer.Ordinal) { [control.ToString()] = direction };
        _waiting = new(number, waiting.Where(pair => pair.Value != 0).ToDictionary(StringComparer.Ordinal));
    });

    /// <summary>Sets the timing and losses of the performance, for the operator page.</summary>
    public void SetPerformance(PerformanceDto performance) => Update(number => _performance = new(number, performance));

    /// <summary>Adds a line to the log of the operator page.</summary>
    public void AddLog(string line) => Update(number => _log.Add(number, new LogDto(_at, line)));

    /// <inheritdoc/>
    public void OnTick(TimeSpan now)
    {
        lock (_lock)
        {
            _at = now.TotalSeconds;
        }
    }

    /// <summary>Returns what a page has not yet seen.</summary>
    /// <param name="seen">The number of the last update that the page has received, 0 for none; set to the current number.</param>
    /// <param name="role">The role of the page; artists do not get what only the operator needs.</param>
    internal PageUpdate Since(ref long seen, Role role)
    {
        lock (_lock)
        {
            var before = seen;
            seen = _number;
            var isOperator = role == Role.Operator;
            return new PageUpdate
            {
                At = _at,
                Show = before == 0 ? isOperator ? _show : _show.ForArtists : null,
                Brush = _brush.After(before),
                Position = isOperator ? _position.After(before) : null,
                Onsets = _onsets.Since(before),
                Controls = _controls.After(before),
                Settings = isOperator ? _settings.After(before) : null,
                Waiting = isOperator ? _waiting.After(before) : null,
                Sources = _sourcesNumber > before ? [.. _sources.Values.Select(source => isOperator ? source : source with { Detail = "" })] : null,
                Framing = isOperator ? _framing.After(before) : null,
                Selection = _selection.After(before),
                Painting = _painting.After(before),
                History = isOperator ? _history.Since(before) : null,
                Congruity = _congruities.Since(before),
                Filter = isOperator ? _filter.After(before) : null,
                Taste = _taste.After(before),
                Step = isOperator ? _step.After(before) : null,
                Canvas = isOperator ? _canvas.After(before) : null,
                Performance = isOperator ? _performance.After(before) : null,
                Live = isOperator ? _live.After(before) : null,
                Beat = isOperator ? _beat.After(before) : null,
                Understudy = isOperator ? _understudy.After(before) : null,
                Log = isOperator ? _log.Since(before) : null,
            };
        }
    }

    /// <summary>Sets what the marks of the artists have taught.</summary>
    public void SetTaste(TasteDto taste) => Update(number => _taste = new(number, taste));

    /// <summary>Shows what this worker does beside the other one of its show.</summary>
    public void SetUnderstudy(UnderstudyDto understudy) => Update(number => _understudy = new(number, understudy));

    /// <summary>A person wants this worker to send.</summary>
    public void RequestTakeover() => TakeoverRequested?.Invoke();

    private void Update(Action<long> change)
    {
        lock (_lock)
        {
            change(++_number);
        }
    }

    private static object Value(ControlKind kind, ControlValue value) => kind switch
    {
        ControlKind.Switch => value.IsOn,
        ControlKind.Choice => value.Word!,
        _ => value.Number,
    };
}

using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Web.Authentication;
using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>
/// What there is to see on the pages. Whoever announces notes it here and goes on at once; every open page reads what is new to
/// it at its own pace, so a page that is slow, or ten of them, delay nobody. Of states only the latest counts; of what happened
/// the last few minutes are kept, for a page that comes late.
/// </summary>
/// <param name="programme">What holds for the whole performance.</param>
public sealed class PageState(ShowInfo programme)
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
    private Noted<PerformanceDto> _performance;
    private Noted<LiveReportDto> _live;
    private long _sourcesNumber;

    /// <summary>Raised when an excerpt is on offer, on the thread that announces: answer at once.</summary>
    public event Action<Excerpt>? ExcerptOffered;

    /// <summary>Raised when a painting is on offer; likewise.</summary>
    public event Action<Painting>? PaintingOffered;

    /// <summary>The values of the controls changed.</summary>
    public void Controls(ShowState state) => Note(number => _controls = new(number, ControlTable.Of(state)
        .Where(control => control.Definition.Kind != ControlKind.Trigger)
        .ToDictionary(control => control.ToString(), control => Value(control.Definition.Kind, control.Get(state)), StringComparer.Ordinal)));

    /// <summary>The brush as it sounds now.</summary>
    public void Brush(in BrushFeatures gesture)
    {
        var card = new BrushDto(gesture.Level, gesture.Brightness, gesture.OnsetRate);
        Note(number => _brush = new(number, card));
    }

    /// <summary>The brush touched the canvas.</summary>
    public void Onset(TimeSpan at, float strength) => Note(number => _onsets.Add(number, new(at.TotalSeconds, strength)));

    /// <summary>An excerpt was chosen.</summary>
    public void Selected(Selection selection)
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

    /// <summary>A painting was chosen.</summary>
    public void Selected(PaintingSelection selection)
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

    /// <summary>Music and canvas were compared.</summary>
    public void Congruity(TimeSpan at, CongruityReading congruity) => Note(number => _congruities.Add(number, new CongruityDto(
        at.TotalSeconds, congruity.Value, congruity.Raw, congruity.Confidence, Word(congruity.Reliability))));

    /// <summary>A source changed its state.</summary>
    public void Source(TimeSpan at, SourceReport report) => Note(number =>
    {
        _sources[report.Source] = new(Word(report.Source), Word(report.State), report.Detail);
        _sourcesNumber = number;
        _log.Add(number, new LogDto(at.TotalSeconds, $"{Word(report.Source)} {Word(report.State)}: {report.Detail}"));
    });

    /// <summary>Something happened in Ableton Live.</summary>
    /// <param name="at">When.</param>
    /// <param name="kind">What, in a word.</param>
    /// <param name="words">What, in a sentence.</param>
    /// <param name="isNews">True for what a person should still find later.</param>
    public void Live(TimeSpan at, string kind, string words, bool isNews) => Note(number =>
    {
        _live = new(number, new LiveReportDto(at.TotalSeconds, kind, words));
        if (isNews)
        {
            _log.Add(number, new LogDto(at.TotalSeconds, $"Live: {words}"));
        }
    });

    /// <summary>A perception step is done.</summary>
    public void Step(StepReport report) => Note(number => _step = new(number, new StepDto(
        Pulse(report.Brush)!,
        Pulse(report.Canvas)!,
        Pulse(report.Music),
        report.Coverage)));

    /// <summary>How well the program keeps up.</summary>
    public void Performance(PerformanceDto figures) => Note(number => _performance = new(number, figures));

    /// <summary>Something that a person should know.</summary>
    public void AddLog(string line) => Note(number => _log.Add(number, new LogDto(_at, line)));

    /// <summary>Everything until now has been announced.</summary>
    public void Tick(TimeSpan now)
    {
        lock (_lock)
        {
            _at = now.TotalSeconds;
        }
    }

    /// <summary>What is new.</summary>
    /// <param name="seen">What was seen until now, 0 nothing; moves on.</param>
    /// <param name="role">Who asks.</param>
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
                Programme = before == 0 ? operates ? programme : programme.ForArtists : null,
                Brush = _brush.After(before),
                Onsets = _onsets.Since(before),
                Controls = _controls.After(before),
                Sources = _sourcesNumber > before ? [.. _sources.Values.Select(card => operates ? card : card with { Detail = "" })] : null,
                Selection = _selection.After(before),
                Painting = _painting.After(before),
                Congruity = _congruities.Since(before),
                Step = operates ? _step.After(before) : null,
                Performance = operates ? _performance.After(before) : null,
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

    private static SourceStatusDto? Pulse(SourceStatus? pulse) => pulse is null ? null : new SourceStatusDto(pulse.Age?.TotalMilliseconds, pulse.LevelDb);

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

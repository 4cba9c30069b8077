using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>An update for a page: only what is new for this page. Times are in seconds since the start of the performance.</summary>
public sealed record PageUpdate
{
    /// <summary>The time of the update.</summary>
    public double At { get; init; }

    /// <summary>The facts of the whole performance; only in the first update.</summary>
    public ShowInfo? Show { get; init; }

    /// <summary>The current brush features.</summary>
    public BrushDto? Brush { get; init; }

    /// <summary>The place of the brush on the canvas; operators only.</summary>
    public PositionDto? Position { get; init; }

    /// <summary>The onsets of the brush.</summary>
    public IReadOnlyList<OnsetDto>? Onsets { get; init; }

    /// <summary>New columns of the brush spectrogram, one after the other, low bands first, 0..255 each; operators only.</summary>
    public byte[]? Columns { get; init; }

    /// <summary>The values of all controls, by name: a number, true or false for a switch, the text of a choice. Triggers have none.</summary>
    public IReadOnlyDictionary<string, object>? Controls { get; init; }

    /// <summary>The controls whose knob waits for their value, by name: 1 if it must be turned up, -1 down; operators only.</summary>
    public IReadOnlyDictionary<string, int>? Waiting { get; init; }

    /// <summary>What can be taken back, kept and recalled; operators only.</summary>
    public SettingsDto? Settings { get; init; }

    /// <summary>The states of the sources.</summary>
    public IReadOnlyList<SourceDto>? Sources { get; init; }

    /// <summary>How the corners fit the canvas; operators only.</summary>
    public FramingDto? Framing { get; init; }

    /// <summary>The selected excerpt.</summary>
    public SelectionDto? Selection { get; init; }

    /// <summary>The selected painting.</summary>
    public PaintingDto? Painting { get; init; }

    /// <summary>New selections of the history, oldest first; operators only.</summary>
    public IReadOnlyList<HistoryDto>? History { get; init; }

    /// <summary>The congruity at each perception step.</summary>
    public IReadOnlyList<CongruityDto>? Congruity { get; init; }

    /// <summary>What the filters leave; operators only.</summary>
    public FilterDto? Filter { get; init; }

    /// <summary>What the marks of the artists have taught.</summary>
    public TasteDto? Taste { get; init; }

    /// <summary>The latest perception step; operators only.</summary>
    public StepDto? Step { get; init; }

    /// <summary>What the canvas looks like; operators only.</summary>
    public CanvasDto? Canvas { get; init; }

    /// <summary>The timing and losses of the performance, once per second; operators only.</summary>
    public PerformanceDto? Performance { get; init; }

    /// <summary>The latest event in Ableton Live; operators only.</summary>
    public LiveReportDto? Live { get; init; }

    /// <summary>Where the music is, at each beat; operators only.</summary>
    public BeatDto? Beat { get; init; }

    /// <summary>What this worker does beside the other one of its show; operators only. Never sent if there is no other.</summary>
    public UnderstudyDto? Understudy { get; init; }

    /// <summary>New lines of the log; operators only.</summary>
    public IReadOnlyList<LogDto>? Log { get; init; }
}

using PaintSound.Web.State.Dto;

namespace PaintSound.Web.State;

/// <summary>What a page is told at one moment: only what is new to it. Times are seconds since the performance began.</summary>
public sealed record PageUpdate
{
    /// <summary>When this was.</summary>
    public double At { get; init; }

    /// <summary>What holds for the whole performance; with the first moment only.</summary>
    public ShowInfo? Programme { get; init; }

    /// <summary>The brush as it sounds now.</summary>
    public BrushDto? Brush { get; init; }

    /// <summary>Touches of the brush.</summary>
    public IReadOnlyList<OnsetDto>? Onsets { get; init; }

    /// <summary>Columns of the brush's spectrogram, one after the other, low bands first, 0..255 each; operators only.</summary>
    public byte[]? Columns { get; init; }

    /// <summary>The values of all controls, by name: a number, true or false for a switch, the word of a choice. Triggers have none.</summary>
    public IReadOnlyDictionary<string, object>? Controls { get; init; }

    /// <summary>How the sources are.</summary>
    public IReadOnlyList<SourceDto>? Sources { get; init; }

    /// <summary>The excerpt on offer.</summary>
    public SelectionDto? Selection { get; init; }

    /// <summary>The painting on offer.</summary>
    public PaintingDto? Painting { get; init; }

    /// <summary>Congruity over time.</summary>
    public IReadOnlyList<CongruityDto>? Congruity { get; init; }

    /// <summary>What the latest perception step found; operators only.</summary>
    public StepDto? Step { get; init; }

    /// <summary>How well the program keeps up, once a second; operators only.</summary>
    public PerformanceDto? Performance { get; init; }

    /// <summary>What happened in Ableton Live last; operators only.</summary>
    public LiveReportDto? Live { get; init; }

    /// <summary>What was said to a person; operators only.</summary>
    public IReadOnlyList<LogDto>? Log { get; init; }
}

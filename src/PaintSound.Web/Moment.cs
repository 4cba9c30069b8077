namespace PaintSound.Web;

/// <summary>What a page is told at one moment: only what is new to it. Times are seconds since the performance began.</summary>
public sealed record Moment
{
    /// <summary>When this was.</summary>
    public double At { get; init; }

    /// <summary>What holds for the whole performance; with the first moment only.</summary>
    public Programme? Programme { get; init; }

    /// <summary>The brush as it sounds now.</summary>
    public BrushCard? Brush { get; init; }

    /// <summary>Touches of the brush.</summary>
    public IReadOnlyList<OnsetCard>? Onsets { get; init; }

    /// <summary>Columns of the brush's spectrogram, one after the other, low bands first, 0..255 each; operators only.</summary>
    public byte[]? Columns { get; init; }

    /// <summary>How the controls stand.</summary>
    public ControlsCard? Controls { get; init; }

    /// <summary>How the sources are.</summary>
    public IReadOnlyList<SourceCard>? Sources { get; init; }

    /// <summary>The excerpt on offer.</summary>
    public SelectionCard? Selection { get; init; }

    /// <summary>The painting on offer.</summary>
    public PaintingCard? Painting { get; init; }

    /// <summary>Congruity over time.</summary>
    public IReadOnlyList<CongruityCard>? Congruity { get; init; }

    /// <summary>What the latest perception step found and cost; operators only.</summary>
    public StepCard? Step { get; init; }

    /// <summary>What happened in Ableton Live last; operators only.</summary>
    public LiveCard? Live { get; init; }

    /// <summary>What was said to a person; operators only.</summary>
    public IReadOnlyList<LogCard>? Log { get; init; }
}

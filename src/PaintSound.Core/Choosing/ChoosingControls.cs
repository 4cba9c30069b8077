using System.Collections.Immutable;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>The artist's settings of the choosing, of music and of paintings. Immutable: a change is a new value, and only the latest counts.</summary>
public sealed record ChoosingControls
{
    /// <summary>The fraction of excerpts that passes the gate, in (0, 1] (paper, 3.3: "the lowest 1%").</summary>
    public double Gate { get; init; } = 0.01;

    /// <summary>The shortest time between two selections.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long an excerpt or a painting that was chosen rests before it may be chosen again.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True keeps the current selection.</summary>
    public bool Hold { get; init; }

    /// <summary>How the distance to the brush is measured.</summary>
    public SoundDistanceKind Distance { get; init; } = SoundDistanceKind.Weighed;

    /// <summary>Of a weighed distance: 0 follows the rhythm of the brush ... 1 follows the colour of its sound.</summary>
    public double Follow { get; init; } = 0.3;

    /// <summary>Collections that are switched off.</summary>
    public ImmutableHashSet<string> Excluded { get; init; } = [];

    /// <summary>How the two distances are combined.</summary>
    public ChoosingStrategy Strategy { get; init; } = ChoosingStrategy.GateThenSound;

    /// <summary>For <see cref="ChoosingStrategy.WeightedRank"/>: 0 the canvas alone ... 1 the brush alone.</summary>
    public double Weight { get; init; } = 0.5;

    /// <summary>What a silent brush may choose.</summary>
    public SilencePolicy Silence { get; init; } = SilencePolicy.Held;

    /// <summary>The level below which the brush counts as silent, in dB relative to full scale.</summary>
    public float SilenceDb { get; init; } = -45;

    /// <summary>The level below which the music counts as silent, and no painting answers it, in dB relative to full scale.</summary>
    public float MusicSilenceDb { get; init; } = Excerpt.SilentDb;
}

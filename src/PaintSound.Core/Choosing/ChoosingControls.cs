using System.Collections.Immutable;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Works;

namespace PaintSound.Core.Choosing;

/// <summary>The artist's settings for choosing excerpts and paintings. Immutable: a change creates a new value.</summary>
public sealed record ChoosingControls
{
    /// <summary>
    /// The fraction of excerpts that passes the gate, in (0, 1] (paper, 3.3: "the lowest 1%"); null for the default of the library's size
    /// (<see cref="Strategies.Gate.DefaultFraction"/>).
    /// </summary>
    public double? Gate { get; init; }

    /// <summary>What judges the correspondence of canvas and music.</summary>
    public CorrespondenceKind Correspondence { get; init; } = CorrespondenceKind.Network;

    /// <summary>How much of each excerpt's <see cref="Choosing.Popularity"/> is taken off before the gate: 0 nothing ... 1 all.</summary>
    public double Popularity { get; init; } = 0.5;

    /// <summary>What was learned from the marks of the artists; null if nothing was.</summary>
    public TasteModel? Learned { get; init; }

    /// <summary>How much of what was learned counts: 0 as shipped ... 1 all.</summary>
    public double TasteShare { get; init; } = 1;

    /// <summary>The time between two selections. A change of the brush (<see cref="OnChange"/>) or the end of a short work can come earlier.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How many bars a selection lasts while the music plays; 0 for the dwell. Then selections are made just before a bar, and a change of the brush waits
    /// for it.
    /// </summary>
    public int Bars { get; init; }

    /// <summary>True answers a beginning, an end and a clear change of pace of the brush before the dwell is over, but not within a quarter of it or 1 s.</summary>
    public bool OnChange { get; init; } = true;

    /// <summary>How long an excerpt or a painting cannot be selected again after a selection.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True keeps the current selection.</summary>
    public bool Hold { get; init; }

    /// <summary>How the sound distance to the brush is measured.</summary>
    public SoundDistanceKind Distance { get; init; } = SoundDistanceKind.Weighed;

    /// <summary>The weights of <see cref="SoundDistanceKind.Weighed"/>: 0 only the rhythm of the brush ... 1 only its timbre.</summary>
    public double Follow { get; init; } = 0.3;

    /// <summary>The names of the collections that are excluded from selection.</summary>
    public ImmutableHashSet<string> Excluded { get; init; } = [];

    /// <summary>The ids of the works that are switched off: they are never selected. The library keeps them, not the show file.</summary>
    public ImmutableHashSet<string> ExcludedWorks { get; init; } = [];

    /// <summary>
    /// The collections of works that were put into another one while the show runs, by the ids of the works. It counts in place of the one that the work was loaded with.
    /// </summary>
    public ImmutableDictionary<string, string> Collected { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Which excerpts can be selected. Strict: if none passes, none is selected.</summary>
    public ExcerptFilter Filter { get; init; } = ExcerptFilter.None;

    /// <summary>How the two distances are combined.</summary>
    public ChoosingStrategy Strategy { get; init; } = ChoosingStrategy.GateThenSound;

    /// <summary>The weights of <see cref="ChoosingStrategy.WeightedRank"/>: 0 only the canvas ... 1 only the brush.</summary>
    public double Weight { get; init; } = 0.5;

    /// <summary>Which excerpts can be selected for a silent brush.</summary>
    public SilencePolicy Silence { get; init; } = SilencePolicy.Held;

    /// <summary>The level in dB relative to full scale below which the brush counts as silent.</summary>
    public float SilenceDb { get; init; } = -45;

    /// <summary>Returns true if a work takes part in selection: neither its collection nor the work itself is excluded.</summary>
    public bool Includes(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return !Excluded.Contains(GetCollection(work)) && !ExcludedWorks.Contains(work.Id);
    }

    /// <summary>Returns the present collection of a work.</summary>
    public string GetCollection(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Collected.GetValueOrDefault(work.Id, work.Collection);
    }

    /// <summary>The level in dB relative to full scale below which the music counts as silent. No painting is selected for silent music.</summary>
    public float MusicSilenceDb { get; init; } = Excerpt.SilentDb;
}

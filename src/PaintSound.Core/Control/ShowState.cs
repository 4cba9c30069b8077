using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Works;

namespace PaintSound.Core.Control;

/// <summary>
/// The values of all controls of a show. Controller LEDs, the pages and OSC show them. Immutable: a change creates a new value. Read and
/// changed through the <see cref="ControlTable"/>.
/// </summary>
public sealed record ShowState
{
    /// <summary>The settings for choosing excerpts and paintings.</summary>
    public ChoosingControls Choosing { get; init; } = new();

    /// <summary>True if selections are launched. If false, they are only reported.</summary>
    public bool Armed { get; init; } = true;

    /// <summary>How long congruity takes to follow a change; see <see cref="ControlTable.CongruitySmoothing"/>.</summary>
    public TimeSpan CongruitySmoothing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The settings of the projection page.</summary>
    public Projection Projection { get; init; } = new();

    /// <summary>The depth of each modulation of the show by name; see <see cref="ControlTable.Depth"/>. It contains no other names.</summary>
    public ImmutableSortedDictionary<string, double> Depths { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>The names of the library's collections, in alphabetical order; empty until the library is open.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>The names of the collections that contain music that is not switched off, in alphabetical order; empty until the library is open.</summary>
    public IReadOnlyList<string> MusicCollections { get; init; } = [];

    /// <summary>The names in the library's music by which it can be filtered; none until the library is open.</summary>
    public MusicNames Names { get; init; } = MusicNames.None;

    /// <summary>Why no music can be selected, as a sentence that says what to do; null if music can be selected.</summary>
    public string? NoMusic => MusicCollections.Count == 0 && !Choosing.ExcludedWorks.IsEmpty
        ? "All works of music are switched off, so none can be selected. Switch one on, on the library page."
        : MusicCollections.Count == 0 || MusicCollections.Any(name => !Choosing.Excluded.Contains(name)) ? null
        : Collections.All(Choosing.Excluded.Contains) ? "All collections are switched off, so no music can be selected. Switch a collection on."
        : $"The collections that are switched on contain no music, so none can be selected. Switch on {string.Join(" or ", MusicCollections)}.";

    /// <summary>The names of the presets, the oldest first.</summary>
    public IReadOnlyList<string> Presets { get; init; } = [];

    /// <summary>The controls whose values differ from the show file, in the order of the table. The controls of the moment are not among them.</summary>
    public IReadOnlyList<ControlId> Changed { get; init; } = [];

    /// <summary>What <see cref="ControlTable.Undo"/> takes back: a control, or a preset; null if there is nothing.</summary>
    public string? UndoStep { get; init; }

    /// <summary>What <see cref="ControlTable.Redo"/> does again; null if there is nothing.</summary>
    public string? RedoStep { get; init; }
}

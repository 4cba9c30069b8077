using System.Collections.Immutable;
using PaintSound.Core.Choosing;

namespace PaintSound.Core.Control;

/// <summary>
/// The values of all controls of a show, which a controller's lights, the pages and OSC show. Immutable: a change is a new value, and
/// only the latest counts. Read and changed through the <see cref="ControlTable"/>.
/// </summary>
public sealed record ShowState
{
    /// <summary>The settings of the choosing.</summary>
    public ChoosingControls Choosing { get; init; } = new();

    /// <summary>True: what is chosen is launched. False: it is announced all the same, and nothing is launched.</summary>
    public bool Armed { get; init; } = true;

    /// <summary>How long congruity takes to follow a change; see <see cref="ControlTable.CongruitySmoothing"/>.</summary>
    public TimeSpan CongruitySmoothing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How the projection stands.</summary>
    public Projection Projection { get; init; } = new();

    /// <summary>How deep each modulation of the show goes, by its name; see <see cref="ControlTable.Depth"/>. It has no other names.</summary>
    public ImmutableSortedDictionary<string, double> Depths { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>The names of the library's collections, in alphabetical order; empty until the library is open.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];
}

using System.Collections.Immutable;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Works;

namespace PaintSound.Core.Control;

/// <summary>A set of items with one control each: the collections of the library, the modulations or presets of the show, or the layers of the projection.</summary>
public sealed class ControlFamily
{
    /// <summary>
    /// The most artists, genres and folders of a library that are listed: OSC, OSCQuery and the pages show a control for each. Of a library with more, those that are on are listed; the
    /// others can be set all the same.
    /// </summary>
    public const int MostListedNames = 64;

    private readonly Func<ShowState, IEnumerable<string>> _items;

    private ControlFamily(string name, Func<ShowState, IEnumerable<string>> items, params string[] fixedItems) => (Name, _items, FixedItems) = (name, items, fixedItems);

    /// <summary>The collections of the library.</summary>
    public static ControlFamily Collection { get; } = new("collection", state => state.Collections);

    /// <summary>The modulations of the show.</summary>
    public static ControlFamily Modulation { get; } = new("modulation", state => state.Depths.Keys);

    /// <summary>The layers of the projection, the lower first.</summary>
    public static ControlFamily Layer { get; } = new("layer", _ => [Projection.CanvasLayer, Projection.PaintingLayer], Projection.CanvasLayer, Projection.PaintingLayer);

    /// <summary>The presets of the show, the oldest first.</summary>
    public static ControlFamily Preset { get; } = new("preset", state => state.Presets);

    /// <summary>The artists of the library's music.</summary>
    public static ControlFamily Artist { get; } = CreateNames("artist", names => names.Artists, filter => filter.Artists);

    /// <summary>The genres of the library's music.</summary>
    public static ControlFamily Genre { get; } = CreateNames("genre", names => names.Genres, filter => filter.Genres);

    /// <summary>The folders of the library's music.</summary>
    public static ControlFamily Folder { get; } = CreateNames("folder", names => names.Folders, filter => filter.Folders);

    /// <summary>The name of one item, such as <c>collection</c>.</summary>
    public string Name { get; }

    /// <summary>The items, if they are the same in every show; otherwise empty.</summary>
    public IReadOnlyList<string> FixedItems { get; }

    // The items that can be set although they are not listed.
    private Func<ShowState, IReadOnlyList<string>> Unlisted { get; init; } = _ => [];

    /// <summary>Returns the listed items in a show. All except presets and layers are in alphabetical order.</summary>
    public IReadOnlyList<string> Items(ShowState state) => [.. _items(state)];

    /// <summary>Returns the items in a show, listed or not, the others in alphabetical order, too.</summary>
    public IReadOnlyList<string> AllItems(ShowState state) => Unlisted(state) is { Count: > 0 } unlisted ? [.. unlisted.Union(_items(state)).Order(StringComparer.Ordinal)] : Items(state);

    /// <summary>Returns true if a show has an item, listed or not.</summary>
    public bool Contains(ShowState state, string item) => _items(state).Contains(item, StringComparer.Ordinal) || Unlisted(state).Contains(item, StringComparer.Ordinal);

    private static ControlFamily CreateNames(string name, Func<MusicNames, IReadOnlyList<string>> names, Func<ExcerptFilter, ImmutableHashSet<string>> on) => new(
        name,
        state => (names(state.Names) is { Count: <= MostListedNames } few ? on(state.Choosing.Filter).Union(few) : on(state.Choosing.Filter)).Order(StringComparer.Ordinal))
    { Unlisted = state => names(state.Names) };
}

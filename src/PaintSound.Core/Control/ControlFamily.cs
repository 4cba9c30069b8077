namespace PaintSound.Core.Control;

/// <summary>A set of items with one control each: the collections of the library, the modulations or presets of the show, or the layers of the projection.</summary>
public sealed class ControlFamily
{
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

    /// <summary>The name of one item, such as <c>collection</c>.</summary>
    public string Name { get; }

    /// <summary>The items, if they are the same in every show; otherwise empty.</summary>
    public IReadOnlyList<string> FixedItems { get; }

    /// <summary>Returns the items in a show. Collections and modulations are in alphabetical order.</summary>
    public IReadOnlyList<string> Items(ShowState state) => [.. _items(state)];
}

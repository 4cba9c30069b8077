namespace PaintSound.Core.Choosing;

/// <summary>Items that can be selected, by their index in the library. Immutable.</summary>
internal sealed class ItemSet
{
    private readonly int[] _items;
    private readonly int[] _works;
    private HashSet<int>? _ownWorks;

    /// <summary>Creates a set.</summary>
    /// <param name="items">The items, ascending.</param>
    /// <param name="works">The work of each item of the library: a number for each work.</param>
    public ItemSet(int[] items, int[] works) => (_items, _works) = (items, works);

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The items, ascending.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>The number of works with an item in the set.</summary>
    public int WorkCount => OwnWorks.Count;

    private HashSet<int> OwnWorks => _ownWorks ??= [.. _items.Select(item => _works[item])];

    /// <summary>Returns true if an item is in the set.</summary>
    public bool Contains(int item) => Array.BinarySearch(_items, item) >= 0;

    /// <summary>Returns true if an item of a work is in the set.</summary>
    public bool ContainsWork(int work) => OwnWorks.Contains(work);

    /// <summary>Returns the items that pass a test, or all if none does.</summary>
    public ItemSet WhereOrAll(Func<int, bool> test)
    {
        int[] items = [.. _items.Where(test)];
        return items.Length > 0 ? new ItemSet(items, _works) : this;
    }
}

namespace PaintSound.Core.Choosing;

/// <summary>Items that can be selected, by their index in the library. Immutable.</summary>
internal sealed class ItemSet
{
    private readonly int[] _items;
    private readonly int[] _works;
    private int[]? _counts;   // by the number of the work

    /// <summary>Creates a set.</summary>
    /// <param name="items">The items, ascending.</param>
    /// <param name="works">The work of each item of the library: a number for each work.</param>
    public ItemSet(int[] items, int[] works) => (_items, _works) = (items, works);

    /// <summary>The number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The items, ascending.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>The number of works with an item in the set.</summary>
    public int WorkCount => Counts.Count(count => count > 0);

    private int[] Counts => _counts ??= CountItems();

    /// <summary>Returns true if an item is in the set.</summary>
    public bool Contains(int item) => Array.BinarySearch(_items, item) >= 0;

    /// <summary>Returns true if an item of a work is in the set.</summary>
    public bool ContainsWork(int work) => CountOf(work) > 0;

    /// <summary>Returns the number of items of a work in the set.</summary>
    public int CountOf(int work) => work < Counts.Length ? Counts[work] : 0;

    /// <summary>Returns the items that pass a test.</summary>
    public ItemSet Where(Predicate<int> test) => new(Array.FindAll(_items, test), _works);

    /// <summary>Returns the items that pass a test, or all if none does.</summary>
    public ItemSet WhereOrAll(Predicate<int> test) => Where(test) is { Count: > 0 } passed ? passed : this;

    private int[] CountItems()
    {
        var last = -1;
        foreach (var item in _items)
        {
            last = Math.Max(last, _works[item]);
        }

        var counts = new int[last + 1];
        foreach (var item in _items)
        {
            counts[_works[item]]++;
        }

        return counts;
    }
}

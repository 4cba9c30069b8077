namespace PaintSound.Web.State;

/// <summary>The latest items, in order, each with its update number. Not thread-safe.</summary>
/// <param name="capacity">The number of items that are kept.</param>
internal sealed class BoundedHistory<T>(int capacity)
{
    private readonly Queue<(long Number, T Item)> _items = new(capacity);

    /// <summary>Adds an item; removes the oldest if the history is full.</summary>
    public void Add(long number, T item)
    {
        if (_items.Count == capacity)
        {
            _items.Dequeue();
        }

        _items.Enqueue((number, item));
    }

    /// <summary>Returns the items after a number; null if there are none.</summary>
    public IReadOnlyList<T>? Since(long number)
    {
        List<T>? items = null;
        foreach (var (itemNumber, item) in _items)
        {
            if (itemNumber > number)
            {
                (items ??= []).Add(item);
            }
        }

        return items;
    }
}

namespace PaintSound.Film.Drawing;

/// <summary>Finds what applies at a time in a list in time order.</summary>
internal static class LatestItem
{
    /// <summary>Returns the index of the last item that is not later than a time; -1 if there is none.</summary>
    /// <param name="items">The items in time order.</param>
    /// <param name="getTime">Returns the time of an item.</param>
    /// <param name="last">The result of the call before, below 0 for none: a film goes forward, so the search begins there.</param>
    /// <param name="time">The time.</param>
    public static int Find<T>(IReadOnlyList<T> items, Func<T, TimeSpan> getTime, int last, TimeSpan time)
    {
        var found = last >= 0 && getTime(items[last]) <= time ? last : -1;
        while (found + 1 < items.Count && getTime(items[found + 1]) <= time)
        {
            found++;
        }

        return found;
    }
}

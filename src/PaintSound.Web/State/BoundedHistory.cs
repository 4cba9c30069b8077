namespace PaintSound.Web.State;

/// <summary>The last things that happened, in order, each with the number under which it was noted. Not for several threads at once.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class BoundedHistory<T>(int most)
{
    private readonly Queue<(long Number, T What)> _kept = new(most);

    /// <summary>Adds the newest; the oldest goes where there is no room.</summary>
    public void Add(long number, T what)
    {
        if (_kept.Count == most)
        {
            _kept.Dequeue();
        }

        _kept.Enqueue((number, what));
    }

    /// <summary>What was noted after a number; null where nothing was.</summary>
    public IReadOnlyList<T>? Since(long number)
    {
        List<T>? found = null;
        foreach (var (noted, what) in _kept)
        {
            if (noted > number)
            {
                (found ??= []).Add(what);
            }
        }

        return found;
    }
}

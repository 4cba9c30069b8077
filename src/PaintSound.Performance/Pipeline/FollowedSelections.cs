using System.Collections.Concurrent;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Performance.Pipeline;

/// <summary>The selections of another worker, until the next perception step takes them. Thread-safe.</summary>
internal sealed class FollowedSelections
{
    /// <summary>Far more than another worker makes between two steps.</summary>
    private const int Most = 1024;

    private readonly ConcurrentQueue<FollowedSelection> _excerpts = new();
    private readonly ConcurrentQueue<FollowedPainting> _paintings = new();

    /// <summary>Adds a selection. If too many wait, it is ignored.</summary>
    public void Add(FollowedSelection selection)
    {
        if (_excerpts.Count < Most)
        {
            _excerpts.Enqueue(selection);
        }
    }

    /// <summary>Adds a painting. If too many wait, it is ignored.</summary>
    public void Add(FollowedPainting painting)
    {
        if (_paintings.Count < Most)
        {
            _paintings.Enqueue(painting);
        }
    }

    /// <summary>Takes all excerpts, the oldest first.</summary>
    public IReadOnlyList<FollowedSelection> TakeExcerpts() => Take(_excerpts);

    /// <summary>Takes all paintings, the oldest first.</summary>
    public IReadOnlyList<FollowedPainting> TakePaintings() => Take(_paintings);

    private static List<T> Take<T>(ConcurrentQueue<T> queue)
    {
        if (queue.IsEmpty)
        {
            return [];
        }

        List<T> taken = [];
        while (queue.TryDequeue(out var item))
        {
            taken.Add(item);
        }

        return taken;
    }
}

using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Worker.Following;

/// <summary>The latest selections of a performance, for a worker that joins later. Not thread-safe.</summary>
internal sealed class SelectionMemory
{
    /// <summary>More than the rests of works and excerpts need: 25 minutes of selections every eight seconds.</summary>
    private const int Most = 200;

    private readonly Queue<FollowedSelection> _excerpts = new();
    private readonly Queue<FollowedPainting> _paintings = new();

    /// <summary>The latest excerpts, the oldest first.</summary>
    public IReadOnlyList<FollowedSelection> Excerpts => [.. _excerpts];

    /// <summary>The latest paintings, the oldest first.</summary>
    public IReadOnlyList<FollowedPainting> Paintings => [.. _paintings];

    /// <summary>Forgets everything, and keeps others.</summary>
    /// <param name="excerpts">The excerpts, the oldest first.</param>
    /// <param name="paintings">The paintings, the oldest first.</param>
    public void Replace(IReadOnlyList<FollowedSelection> excerpts, IReadOnlyList<FollowedPainting> paintings)
    {
        _excerpts.Clear();
        _paintings.Clear();
        foreach (var excerpt in excerpts)
        {
            Add(excerpt);
        }

        foreach (var painting in paintings)
        {
            Add(painting);
        }
    }

    /// <summary>Keeps an excerpt.</summary>
    public void Add(FollowedSelection selection) => Add(_excerpts, selection);

    /// <summary>Keeps a painting.</summary>
    public void Add(FollowedPainting painting) => Add(_paintings, painting);

    private static void Add<T>(Queue<T> queue, T item)
    {
        queue.Enqueue(item);
        if (queue.Count > Most)
        {
            queue.Dequeue();
        }
    }
}

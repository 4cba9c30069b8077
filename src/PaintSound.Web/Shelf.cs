using System.Collections.Concurrent;
using PaintSound.Core.Works;
using PaintSound.Media;

namespace PaintSound.Web;

/// <summary>
/// The works that this performance has offered, ready for a page: paintings at the size of a screen, excerpts as sound that every
/// browser plays. They are asked for by their id; a path never comes in from outside, and none goes out.
/// </summary>
/// <param name="pictures">Brings paintings to the size of a screen.</param>
/// <param name="excerpts">Reads excerpts.</param>
public sealed class Shelf(ScreenPicture pictures, ExcerptSound excerpts)
{
    /// <summary>Prepared works that are kept: some tens of megabytes.</summary>
    private const int MostKept = 48;

    private readonly ConcurrentDictionary<string, Work> _offered = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<byte[]>> _prepared = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>From now on the work may be asked for; a painting is prepared at once, since every page will.</summary>
    public void Offer(Work work)
    {
        _offered[work.Id] = work;
        if (work is Painting painting)
        {
            _ = PictureAsync(painting);
        }
    }

    /// <summary>A painting as JPEG.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null where no painting of that id was offered.</returns>
    /// <exception cref="MediaException">Its file cannot be read, or holds no picture.</exception>
    public async Task<byte[]?> PaintingAsync(string id) =>
        _offered.TryGetValue(id, out var work) && work is Painting painting ? await PictureAsync(painting) : null;

    /// <summary>An excerpt as WAV.</summary>
    /// <param name="id">Its work's id.</param>
    /// <param name="start">Where it begins in the work, in seconds.</param>
    /// <returns>Null where no work of that id was offered, or it does not last so long.</returns>
    /// <exception cref="MediaException">Its file cannot be read, or holds no sound there.</exception>
    public async Task<byte[]?> ExcerptAsync(string id, double start) =>
        _offered.TryGetValue(id, out var work) && work is MusicWork music && start >= 0 && start < music.DurationSeconds
            ? await PreparedAsync(
                FormattableString.Invariant($"{id} {start:0.00}"),
                () => excerpts.ReadAsync(music.File, start, Excerpt.Seconds, CancellationToken.None))
            : null;

    private Task<byte[]> PictureAsync(Painting painting) =>
        PreparedAsync(painting.Id, () => pictures.ReadAsync(painting.File, CancellationToken.None));

    /// <summary>Prepared once, however many ask; what failed is tried anew the next time.</summary>
    private Task<byte[]> PreparedAsync(string key, Func<Task<byte[]>> prepare)
    {
        lock (_lock)
        {
            if (_prepared.TryGetValue(key, out var known) && !known.IsFaulted)
            {
                return known;
            }

            if (!_prepared.ContainsKey(key))
            {
                _order.Enqueue(key);
                if (_order.Count > MostKept)
                {
                    _prepared.Remove(_order.Dequeue());
                }
            }

            return _prepared[key] = prepare();
        }
    }
}

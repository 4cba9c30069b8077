using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Core.Works;
using PaintSound.Media;
using PaintSound.Media.Decoding;
using PaintSound.Media.Writing;

namespace PaintSound.Web.Media;

/// <summary>
/// The works that this performance has offered, ready for a page: paintings at the size of a screen, excerpts as sound that every
/// browser plays. They are asked for by their id; a path never comes in from outside, and none goes out.
/// </summary>
/// <param name="pictures">Brings paintings to the size of a screen.</param>
/// <param name="excerpts">Reads excerpts.</param>
/// <param name="logger">Receives a message about each work that cannot be shown or played on a page, once.</param>
public sealed partial class OfferedMediaCache(ScreenJpeg pictures, ExcerptWav excerpts, ILogger<OfferedMediaCache> logger)
{
    /// <summary>Paintings that are prepared before anybody asks: all of a small library.</summary>
    public const int MostAhead = 32;

    /// <summary>Prepared works that are kept: some tens of megabytes.</summary>
    private const int MostKept = 48;

    // Each is a process of its own, beside a performance that needs the machine.
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<string, Painting> _paintings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Excerpt> _excerpts = new(StringComparer.Ordinal);
    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly Task[] _lanes = [.. Enumerable.Repeat(Task.CompletedTask, AtOnce)];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<byte[]>> _prepared = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private int _next;

    /// <summary>From now on the painting may be asked for; it is prepared at once, since every page will.</summary>
    public void Offer(Painting painting)
    {
        _paintings[painting.Id] = painting;
        _ = PictureAsync(painting);
    }

    /// <summary>From now on the excerpt may be asked for.</summary>
    public void Offer(Excerpt excerpt) => _excerpts[Key(excerpt.Work.Id, excerpt.StartSeconds)] = excerpt;

    /// <summary>Prepares paintings before they are chosen, one after the other, so that they are there at once then.</summary>
    public async Task PrepareAsync(IEnumerable<Painting> paintings, CancellationToken stop)
    {
        foreach (var painting in paintings.Take(MostAhead))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            await ((Task)PictureAsync(painting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A painting as JPEG.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null where no painting of that id was offered.</returns>
    /// <exception cref="MediaException">Its file cannot be read, or holds no picture.</exception>
    public async Task<byte[]?> PaintingAsync(string id) => _paintings.TryGetValue(id, out var painting) ? await PictureAsync(painting) : null;

    /// <summary>An excerpt as WAV.</summary>
    /// <param name="id">Its work's id.</param>
    /// <param name="start">Where it begins in the work, in seconds.</param>
    /// <returns>Null where this excerpt was not offered.</returns>
    /// <exception cref="MediaException">Its file cannot be read, or holds no sound there.</exception>
    public async Task<byte[]?> ExcerptAsync(string id, double start) =>
        _excerpts.TryGetValue(Key(id, start), out var excerpt)
            ? await PreparedAsync(
                Key(id, start),
                excerpt.Work,
                () => excerpts.ReadAsync(excerpt.Work.File, excerpt.StartSeconds, Excerpt.Seconds, CancellationToken.None))
            : null;

    private static string Key(string id, double start) => FormattableString.Invariant($"{id} {start:0.00}");

    private Task<byte[]> PictureAsync(Painting painting) =>
        PreparedAsync(painting.Id, painting, () => pictures.ReadAsync(painting.File, CancellationToken.None));

    /// <summary>Prepared once, however many ask; what failed is tried anew the next time.</summary>
    private Task<byte[]> PreparedAsync(string key, Work work, Func<Task<byte[]>> prepare)
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

            var lane = _next++ % AtOnce;
            var working = WorkAsync(_lanes[lane], work, prepare);
            _lanes[lane] = working;
            return _prepared[key] = working;
        }
    }

    private async Task<byte[]> WorkAsync(Task before, Work work, Func<Task<byte[]>> prepare)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            return await prepare();
        }
        catch (MediaException e)
        {
            LogMissing(_logger, $"{work.Title} ({work.Collection})", e.Message);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Work} is missing on the pages: {Reason}")]
    private static partial void LogMissing(ILogger logger, string work, string reason);
}

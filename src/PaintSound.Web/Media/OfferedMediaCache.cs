using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Core.Works;
using PaintSound.Media;
using PaintSound.Media.Artwork;
using PaintSound.Media.Decoding;
using PaintSound.Media.Pictures;
using PaintSound.Media.Writing;

namespace PaintSound.Web.Media;

/// <summary>
/// Prepares and caches the works that the performance has selected, for the pages: paintings and covers at screen size, excerpts as WAV. Pages request them
/// by id, so that no request and no answer contains a path. Thread-safe.
/// </summary>
/// <param name="pictures">Reads paintings and the pictures of music.</param>
/// <param name="excerpts">Reads excerpts.</param>
/// <param name="logger">Receives a message about each work that cannot be shown or played on a page, once.</param>
public sealed partial class OfferedMediaCache(IPictureReader pictures, ExcerptReader excerpts, ILogger<OfferedMediaCache> logger)
{
    /// <summary>The most paintings that are prepared before a page requests them: all of a small library.</summary>
    public const int MaxPreparedAhead = 32;

    /// <summary>The most works that are cached: some tens of megabytes.</summary>
    private const int MaxCached = 48;

    // Each preparation is a process, and the performance needs the CPU.
    private const int MaxParallel = 2;

    private readonly ScreenJpeg _paintingFiles = new(pictures);
    private readonly AlbumArtJpeg _covers = new(pictures, PictureFit.Within(640, 640));
    private readonly ExcerptWav _excerptFiles = new(excerpts);
    private readonly ConcurrentDictionary<string, Painting> _paintings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Excerpt> _excerpts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MusicWork> _music = new(StringComparer.Ordinal);
    private readonly RateLimitedLogger _logger = RateLimitedLogger.Once(logger);
    private readonly Task[] _lanes = [.. Enumerable.Repeat(Task.CompletedTask, MaxParallel)];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Task<byte[]?>> _prepared = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private int _next;

    /// <summary>Allows pages to request a painting, and prepares it at once, because every page will request it.</summary>
    public void Offer(Painting painting)
    {
        _paintings[painting.Id] = painting;
        _ = GetPictureAsync(painting);
    }

    /// <summary>Allows pages to request a painting. It is prepared when one does.</summary>
    public void Allow(Painting painting) => _paintings[painting.Id] = painting;

    /// <summary>Allows pages to request an excerpt, and the picture of its music.</summary>
    public void Offer(Excerpt excerpt)
    {
        _music[excerpt.Work.Id] = excerpt.Work;
        _excerpts[Key(excerpt.Work.Id, excerpt.StartSeconds)] = excerpt;
    }

    /// <summary>True if an excerpt of this piece of music was offered.</summary>
    /// <param name="id">The id of the work.</param>
    public bool IsMusicOffered(string id) => _music.ContainsKey(id);

    /// <summary>Prepares paintings before they are selected, one after the other, so that pages can show them at once.</summary>
    public async Task PrepareAsync(IEnumerable<Painting> paintings, CancellationToken stop)
    {
        foreach (var painting in paintings.Take(MaxPreparedAhead))
        {
            if (stop.IsCancellationRequested)
            {
                return;
            }

            await ((Task)GetPictureAsync(painting)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Returns a painting as JPEG.</summary>
    /// <param name="id">The id of the painting.</param>
    /// <returns>The JPEG file, or null if no painting with this id was offered.</returns>
    /// <exception cref="MediaException">The file cannot be read, or contains no picture.</exception>
    public async Task<byte[]?> GetPaintingAsync(string id) => _paintings.TryGetValue(id, out var painting) ? await GetPictureAsync(painting) : null;

    /// <summary>Returns an excerpt as WAV.</summary>
    /// <param name="id">The id of the work.</param>
    /// <param name="start">The start of the excerpt in the work, in seconds.</param>
    /// <returns>The WAV file, or null if this excerpt was not offered.</returns>
    /// <exception cref="MediaException">The file cannot be read, or contains no sound there.</exception>
    public async Task<byte[]?> GetExcerptAsync(string id, double start) =>
        _excerpts.TryGetValue(Key(id, start), out var excerpt)
            ? await GetOrPrepareAsync(
                Key(id, start),
                excerpt.Work,
                async () => await _excerptFiles.ReadAsync(excerpt.Work.File, excerpt.StartSeconds, Excerpt.Seconds, CancellationToken.None))
            : null;

    /// <summary>Returns the picture of a piece of music as JPEG.</summary>
    /// <param name="id">The id of the work.</param>
    /// <returns>The JPEG file, or null if the work has no picture, or none of its excerpts was offered.</returns>
    /// <exception cref="MediaException">The picture cannot be encoded.</exception>
    public async Task<byte[]?> GetCoverAsync(string id) =>
        _music.TryGetValue(id, out var work) ? await GetOrPrepareAsync($"cover {id}", work, () => _covers.ReadAsync(work.File, CancellationToken.None)) : null;

    private static string Key(string id, double start) => FormattableString.Invariant($"{id} {start:0.00}");

    private Task<byte[]?> GetPictureAsync(Painting painting) =>
        GetOrPrepareAsync(painting.Id, painting, async () => await _paintingFiles.ReadAsync(painting.File, CancellationToken.None));

    /// <summary>Prepares a work once for all requests. A failed preparation is repeated at the next request.</summary>
    private Task<byte[]?> GetOrPrepareAsync(string key, Work work, Func<Task<byte[]?>> prepare)
    {
        lock (_lock)
        {
            if (_prepared.TryGetValue(key, out var cached) && !cached.IsFaulted)
            {
                return cached;
            }

            if (!_prepared.ContainsKey(key))
            {
                _order.Enqueue(key);
                if (_order.Count > MaxCached)
                {
                    _prepared.Remove(_order.Dequeue());
                }
            }

            var lane = _next++ % MaxParallel;
            var preparation = PrepareNextAsync(_lanes[lane], work, prepare);
            _lanes[lane] = preparation;
            return _prepared[key] = preparation;
        }
    }

    private async Task<byte[]?> PrepareNextAsync(Task previous, Work work, Func<Task<byte[]?>> prepare)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

using PaintSound.Media;
using PaintSound.Media.Artwork;
using PaintSound.Media.Pictures;
using PaintSound.Media.Writing;

namespace PaintSound.Web.Library;

/// <summary>Scales paintings and album art for the list, one at a time, because the performance needs the CPU. Thread-safe.</summary>
/// <param name="pictures">Reads picture files.</param>
public sealed class ThumbnailCache(IPictureReader pictures) : IDisposable
{
    /// <summary>The most thumbnails that are kept: some megabytes.</summary>
    public const int MaxKept = 500;

    private static readonly PictureFit Fit = PictureFit.Within(240, 240);

    private readonly ScreenJpeg _paintings = new(pictures, Fit);
    private readonly AlbumArtJpeg _albumArt = new(pictures, Fit);
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, byte[]?> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Returns a thumbnail as JPEG; null for music without a picture.</summary>
    /// <param name="work">The work.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file of a painting cannot be read, or contains no picture.</exception>
    public async Task<byte[]?> GetAsync(WorkEntry work, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_kept.TryGetValue(work.Id, out var kept))
            {
                return kept;
            }

            var jpeg = work.IsMusic ? await _albumArt.ReadAsync(work.File, stop) : await _paintings.ReadAsync(work.File, stop);
            _kept[work.Id] = jpeg;
            _order.Enqueue(work.Id);
            if (_order.Count > MaxKept)
            {
                _kept.Remove(_order.Dequeue());
            }

            return jpeg;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}

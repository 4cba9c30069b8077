using PaintSound.Media;
using PaintSound.Media.Writing;

namespace PaintSound.Web.Library;

/// <summary>Scales paintings for the list, one at a time, because the performance needs the CPU. Thread-safe.</summary>
/// <param name="pictures">Reads a painting at the size of a thumbnail.</param>
public sealed class ThumbnailCache(ScreenJpeg pictures) : IDisposable
{
    /// <summary>The most thumbnails that are kept: some megabytes.</summary>
    public const int MaxKept = 500;

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Returns a thumbnail as JPEG.</summary>
    /// <param name="work">The painting.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The file cannot be read, or contains no picture.</exception>
    public async Task<byte[]> GetAsync(WorkEntry work, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_kept.TryGetValue(work.Id, out var kept))
            {
                return kept;
            }

            var jpeg = await pictures.ReadAsync(work.File, stop);
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

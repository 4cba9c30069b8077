using PaintSound.Core.Sources;
using PaintSound.Web.NewShows;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New.Previews;

/// <summary>The sources that a page shows: one of each kind. They are closed while no page reads them. Thread-safe.</summary>
/// <param name="time">The clock.</param>
internal sealed class PagePreviews(TimeProvider time) : IPagePreviews, IAsyncDisposable
{
    /// <summary>A page that has not read for this time is closed or hidden.</summary>
    public static readonly TimeSpan MaxAbsence = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);
    private readonly PreviewSlot<SoundPreview> _brush = new(source => new SoundPreview(SourceKind.Brush, source, time));
    private readonly PreviewSlot<SoundPreview> _music = new(source => new SoundPreview(SourceKind.Music, source, time));
    private readonly PreviewSlot<PicturePreview> _canvas = new(source => new PicturePreview(source, time));
    private long _lastRead = time.GetTimestamp();

    /// <inheritdoc/>
    public void Show(SourceSettings? brush, SourceSettings? canvas, SourceSettings? music)
    {
        Interlocked.Exchange(ref _lastRead, time.GetTimestamp());
        _brush.Choose(brush);
        _canvas.Choose(canvas);
        _music.Choose(music);
    }

    /// <inheritdoc/>
    public NewShowPreviewsDto Read()
    {
        Interlocked.Exchange(ref _lastRead, time.GetTimestamp());
        _brush.Resume();
        _canvas.Resume();
        _music.Resume();
        return new NewShowPreviewsDto(_brush.Current?.Read(), _music.Current?.Read(), _canvas.Current?.Read());
    }

    /// <inheritdoc/>
    public byte[]? ReadPicture(long after, out long number)
    {
        var canvas = _canvas.Current;
        number = canvas?.Number ?? 0;
        return number == after ? null : canvas?.ReadJpeg();
    }

    /// <summary>Closes the sources whenever no page has read for <see cref="MaxAbsence"/>.</summary>
    /// <param name="stop">Ends the watch.</param>
    public async Task CloseUnwatchedAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(WatchInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (time.GetElapsedTime(Interlocked.Read(ref _lastRead)) > MaxAbsence)
            {
                _brush.Suspend();
                _canvas.Suspend();
                _music.Suspend();
            }
        }
    }

    /// <summary>Closes the sources.</summary>
    public async ValueTask DisposeAsync()
    {
        await _brush.DisposeAsync();
        await _canvas.DisposeAsync();
        await _music.DisposeAsync();
    }
}

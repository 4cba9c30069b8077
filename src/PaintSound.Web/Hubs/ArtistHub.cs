using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;

namespace PaintSound.Web.Hubs;

/// <summary>The line to the artists' pages: they watch, and have nothing else to call.</summary>
internal class ArtistHub(PageState board, SpectrogramColumns spectrogram, TimeProvider time) : Hub
{
    private static readonly object Watched = new();

    /// <summary>Twenty moments a second look like one movement, and are little for a page that is far away.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Follows the performance. The next moment is only made when this page has taken the last one: one that is slow misses
    /// moments and keeps up, and nobody else notices.
    /// </summary>
    /// <exception cref="HubException">This line is watched already.</exception>
    public async IAsyncEnumerable<PageUpdate> Watch([EnumeratorCancellation] CancellationToken stop)
    {
        // One stream a page: they never end, and each costs as much as a page.
        if (!Context.Items.TryAdd(Watched, Watched))
        {
            throw new HubException("This page watches already.");
        }

        var (seen, columns) = (0L, 0L);
        while (!stop.IsCancellationRequested)
        {
            var moment = board.Since(ref seen, Role);
            if (Role == Role.Operator)
            {
                moment = moment with { Columns = spectrogram.Since(ref columns) };
            }

            yield return moment;
            await Task.Delay(Pace, time, stop);
        }
    }

    /// <summary>Who may be told what.</summary>
    protected virtual Role Role => Role.Artist;
}

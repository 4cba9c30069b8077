using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;

namespace PaintSound.Web.Hubs;

/// <summary>The hub of the artist pages, which only receive updates.</summary>
internal class ArtistHub(PageState pages, SpectrogramColumns spectrogram, TimeProvider time) : Hub
{
    private static readonly object WatchKey = new();

    /// <summary>20 updates per second look smooth, and need little bandwidth.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Streams updates of the performance. It creates the next update only after the page has received the previous one, so a slow page gets
    /// fewer updates and does not delay other pages.
    /// </summary>
    /// <exception cref="HubException">The page watches already.</exception>
    public async IAsyncEnumerable<PageUpdate> Watch([EnumeratorCancellation] CancellationToken stop)
    {
        // One stream per page: a stream does not end, and each costs as much as a page.
        if (!Context.Items.TryAdd(WatchKey, WatchKey))
        {
            throw new HubException("This page already watches the performance.");
        }

        var (lastUpdate, columns) = (0L, 0L);
        while (!stop.IsCancellationRequested)
        {
            var update = pages.Since(ref lastUpdate, Role);
            if (Role == Role.Operator)
            {
                update = update with { Columns = spectrogram.Since(ref columns) };
            }

            yield return update;
            await Task.Delay(Interval, time, stop);
        }
    }

    /// <summary>The state that the pages show.</summary>
    protected PageState Pages => pages;

    /// <summary>The role, which decides what the updates contain.</summary>
    protected virtual Role Role => Role.Artist;
}

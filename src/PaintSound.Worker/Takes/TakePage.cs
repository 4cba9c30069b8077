using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Works;
using PaintSound.Media.Decoding;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Pictures;
using PaintSound.Takes.Browsing;
using PaintSound.Takes.Records;
using PaintSound.Web.Authentication;
using PaintSound.Web.Media;
using PaintSound.Web.Takes;
using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Takes;

/// <summary>Serves the page of a take, with the pictures and the sound of its selections.</summary>
/// <param name="listen">The address and port.</param>
/// <param name="loggers">Create the loggers.</param>
/// <param name="time">The clock.</param>
internal sealed class TakePage(IPEndPoint listen, ILoggerFactory loggers, TimeProvider time)
{
    /// <summary>Serves the page until cancelled.</summary>
    /// <param name="index">The index of the take.</param>
    /// <param name="opened">Receives the link for each address that others can reach.</param>
    /// <param name="stop">Ends the server.</param>
    /// <exception cref="PaintSound.Takes.TakeException">The take cannot be read.</exception>
    public async Task RunAsync(TakeIndex index, Action<string> opened, CancellationToken stop)
    {
        TakeBrowser browser = new(index);
        OfferedMediaCache media = new(new MagickPictureReader(), new ExcerptReader(FfmpegTools.Find(), time), loggers.CreateLogger<OfferedMediaCache>());
        foreach (var painting in index.Events.OfType<PaintingRecord>())
        {
            media.Allow(new Painting(painting.Work, painting.Title, painting.File, ""));
        }

        foreach (var selection in index.Events.OfType<SelectionRecord>())
        {
            media.Offer(new Excerpt(new MusicWork(selection.Work, selection.Title, selection.File, "", 0), selection.StartSeconds, 0, 0));
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var overview = Task.Factory.StartNew(() => browser.ComputeOverview(ended.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await new TakePageHost(listen, AccessTokens.For(listen.Address, UserFolders.Default.TokenFile), browser, media, loggers.CreateLogger<TakePageHost>(), time).RunAsync(opened, stop);
        }
        finally
        {
            await ended.CancelAsync();
            await overview;
        }
    }
}

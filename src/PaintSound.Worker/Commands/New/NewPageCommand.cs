using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.NewShows;
using PaintSound.Worker.Commands.New.Previews;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Paths;

namespace PaintSound.Worker.Commands.New;

/// <summary><c>paintsound new --page</c>: asks on a page with device lists, a level meter and the picture of the camera.</summary>
internal static class NewPageCommand
{
    /// <summary>Serves the page until the show file is written, or until it is stopped.</summary>
    /// <param name="show">The show file that the page suggests.</param>
    /// <param name="given">The answers of the command line.</param>
    /// <param name="listen">The address and port of the page.</param>
    /// <param name="stop">Ends the page. Nothing is written then.</param>
    /// <exception cref="CommandException">The folder of the show file does not exist.</exception>
    public static async Task<int> RunAsync(string show, GivenAnswers given, IPEndPoint listen, CancellationToken stop)
    {
        var file = NewShowFile.Find(show);
        file.RequireFolder();
        var time = TimeProvider.System;
        Task<FoundParts> SearchAsync(CancellationToken ended) => PartSearch.RunAsync([file.Folder, Environment.CurrentDirectory], ended);
        await using PagePreviews previews = new(time);
        NewShowPage page = new(show, given, await SearchAsync(stop), SearchAsync, previews);
        using var loggers = LoggerFactory.Create(logging => logging.AddPaintSoundLogging(new LoggingSettings(false, null), time));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watching = previews.CloseUnwatchedAsync(ended.Token);
        var serving = new NewShowPageHost(listen, AccessTokens.For(listen.Address, UserFolders.Default.TokenFile), page, loggers.CreateLogger<NewShowPageHost>(), time)
            .RunAsync(link => Console.WriteLine($"Page: {link} (until the show file is written; Ctrl+C writes nothing)"), ended.Token);
        await Task.WhenAny(page.Written, serving);
        await ended.CancelAsync();
        await serving;
        await watching;
        if (page.Written.IsCompleted)
        {
            await Console.Out.WriteLineAsync($"{await page.Written}");
            return ExitStatus.Done;
        }

        await Console.Error.WriteLineAsync("Stopped. Nothing was written.");
        return ExitStatus.Failed;
    }
}

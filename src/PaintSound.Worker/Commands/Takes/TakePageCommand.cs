using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PaintSound.Takes.Browsing;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Takes;

namespace PaintSound.Worker.Commands.Takes;

/// <summary>Serves the page of a take.</summary>
internal static class TakePageCommand
{
    /// <summary>Serves the page until it is stopped.</summary>
    /// <param name="take">The take.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="stop">Ends the server.</param>
    public static async Task<int> RunAsync(Take take, ParseResult parsed, PlaybackOptions options, CancellationToken stop)
    {
        var time = TimeProvider.System;
        var index = await Progress.ShowAsync("Reading", report => Task.Run(() => TakeIndex.Create(take, done => report(done, Path.GetFileName(take.Folder)), stop), stop));
        using var loggers = LoggerFactory.Create(logging => logging.AddPaintSoundLogging(new LoggingSettings(false, null), time));
        var from = parsed.GetValue(options.From) is { } start ? string.Create(CultureInfo.InvariantCulture, $"#t={start.TotalSeconds:0.##}") : "";
        await new TakePage(parsed.GetValue(options.Listen)!, loggers, time).RunAsync(index, link => Console.WriteLine($"Page: {link}{from} (until Ctrl+C)"), stop);
        return ExitStatus.Done;
    }
}

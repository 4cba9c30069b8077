using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Midi.Grid;
using PaintSound.Performance.Loading;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Show;
using PaintSound.Worker.Takes;

namespace PaintSound.Worker.Commands.Takes;

/// <summary>Plays a take live again: a rehearsal without the painter.</summary>
internal static class TakePerformance
{
    /// <summary>Plays the take until its end, or until it is stopped.</summary>
    /// <param name="take">The take.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="stop">Ends the performance in order.</param>
    public static async Task<int> RunAsync(Take take, ParseResult parsed, PlaybackOptions options, CancellationToken stop)
    {
        TakePlayback playback = new(
            take, parsed.GetValue(options.From) ?? TimeSpan.Zero, parsed.GetValue(options.Speed) ?? 1, keepsControls: !parsed.GetValue(options.LiveControls), TimeProvider.System);
        var recorded = ShowFile.Parse(await File.ReadAllTextAsync(take.ShowFile, stop), take.Head.ShowFile) with { Library = take.Head.Library };
        var other = parsed.GetValue(options.Show);
        var show = playback.CreateShow(recorded, other is null ? recorded : ShowFile.Read(other));
        var host = Composition.ForTake(
            other ?? take.Head.ShowFile,
            show,
            playback.CreateState(show, other is not null),
            playback,
            new LoggingSettings(false, LogFolder.DefaultFile("replay")),
            Console.Out).Build();
        var factory = host.Services.GetRequiredService<PerformanceFactory>();
        show.RequireNames(factory.Control.State);
        host.Services.GetService<GridNotes>();
        await PerformanceHost.RunAsync(host, LogLevel.Warning, stop);
        return ExitStatus.Done;
    }
}

using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Midi;
using PaintSound.Osc.Output;
using PaintSound.Performance.Loading;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound run SHOW.yaml</c>: a live performance.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var log = CommonOptions.LogFile("the name of the show file with .log");
        var verbose = CommonOptions.Verbose();
        var command = new Command("run", "A live performance, until Ctrl+C or the end of the recordings.") { show, log, verbose };
        command.SetAction((parsed, stop) =>
        {
            var file = parsed.GetValue(show)!;
            return RunAsync(
                file,
                new LoggingSettings(
                    parsed.GetValue(verbose), Path.GetFullPath(parsed.GetValue(log) ?? LogFolder.DefaultFile(Path.GetFileNameWithoutExtension(file)))),
                stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, LoggingSettings logging, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var time = TimeProvider.System;
        await using var services = new ServiceCollection().AddLogging(builder => builder.AddPaintSoundLogging(logging, time)).BuildServiceProvider();
        var loggers = services.GetRequiredService<ILoggerFactory>();
        var logger = loggers.CreateLogger(typeof(RunCommand));
        CommandLog.Started(logger, $"{typeof(RunCommand).Assembly.GetName().Version}", file, RuntimeInformation.OSDescription);
        using var cast = PerformanceFactory.Load(show.Library, show.Models, show.State);
        show.Require(cast.Control.Collections);
        if (cast.Warning is { } warning)
        {
            CommandLog.SelectionWarning(logger, warning);
        }

        using var doors = await OscService.OpenAsync(show.OscTargets, show.OscListen, cast.Control, loggers, time, stop, show.OscQuery);
        var sources = new InputFactory(show, time);
        var players = await sources.OpenAsync(stop);
        var notes = show.Live is null ? null : Notes(show, cast);
        using var midi = show.Midi is { } setting ? new MidiService(setting, cast.Control, loggers, time) : null;
        await using var live = show.Live is { } door ? new LiveService(door, notes!, midi?.Output, loggers, time) : null;
        using var targets = new ModulationTargets(midi?.Output, live);
        var modulations = await targets.OpenAsync(show.Modulations, loggers.CreateLogger<OscSender>(), time, stop);
        if (live is not null)
        {
            var (isThere, sentence) = await live.ConnectAsync(stop);
            if (isThere)
            {
                await Console.Out.WriteLineAsync(sentence);
            }
            else
            {
                CommandLog.LiveNotConnected(logger, sentence);
            }
        }

        var pages = new WebService(file, show, sources, players, cast, time);
        services.GetRequiredService<PageLoggerProvider>().Attach(pages.State);
        IPerformanceOutput[] launching = live is null ? [] : [live.Start()];
        using var performance = cast.CreatePerformance(
            [new OscOutput(doors.Sender), .. modulations, .. midi?.Outputs ?? [], .. launching, .. pages.Outputs, new ConsoleOutput(Console.Out),
                new LogOutput(loggers.CreateLogger<LogOutput>())],
            loggers.CreateLogger<EventQueue>(),
            time,
            players.Music is not null,
            show.Senses,
            sources.DisplayFrame);
        live?.Report(performance.Report);

        await Console.Out.WriteLineAsync($"Log file: {logging.File}");
        await Console.Out.WriteLineAsync(
            $"Brush: {players.Brush.Name}. Canvas: {players.Canvas.Name}. {(players.Music is { } music ? $"Music: {music.Name}. " : string.Empty)}" +
            $"{cast.ExcerptCount} excerpts{(players.Music is null ? string.Empty : $" and {cast.PaintingCount} paintings")} to choose from.");
        await pages.RunAsync(performance, Console.Out.WriteLine, loggers, () => PerformanceHost.RunAsync(performance, players, doors, time, stop));
        foreach (var loss in doors.Losses.Concat(targets.Losses).Concat(midi?.Losses ?? []).Concat(live is null ? [] : [live.Loss])
            .Prepend((Count: performance.Dropped, What: "events were dropped because an output was too slow")))
        {
            if (loss.Count > 0)
            {
                CommandLog.Lost(logger, loss.Count, loss.What);
            }
        }

        CommandLog.Ended(logger);
        return ExitStatus.Done;
    }

    /// <summary>How the clips lie, and their notes: every door launches by the same table.</summary>
    private static GridNotes Notes(ShowFile show, PerformanceFactory cast) => (show.Midi ?? MidiSettings.Standard).Grid.CreateGrid(cast.Works);
}

using System.CommandLine;
using PaintSound.Core.Events;
using PaintSound.Midi;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound run SHOW.yaml</c>: a live performance.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var command = new Command("run", "Run a live performance until Ctrl+C or the end of its recordings.") { show };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(show)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var time = TimeProvider.System;
        var crier = new MessageBuffer(PerformanceFactory.WriteError);
        using var cast = PerformanceFactory.Load(show.Library, show.Models, show.State);
        show.RequireCollections(cast.Control.Collections);
        if (cast.Warning is { } warning)
        {
            crier.Write(warning);
        }

        using var doors = await OscService.OpenAsync(show.Osc.Targets.Select(target => target.ToString()), show.Osc.Listen.ToString(), cast.Control, crier.Write, time, stop, show.Osc.Query);
        var sources = new InputFactory(show, time);
        var players = await sources.OpenAsync(stop);
        var notes = show.Live is null ? null : Notes(show, cast);
        using var midi = show.Midi is { } setting ? new MidiService(setting, cast.Control, crier.Write, time) : null;
        await using var live = show.Live is { } door ? new LiveService(door, notes!, midi?.Output, crier.Write, time) : null;
        using var targets = new ModulationTargets(midi?.Output, live);
        var modulations = await targets.OpenAsync(show.Modulations, crier.Write, time, stop);
        if (live is not null)
        {
            var (isThere, sentence) = await live.ConnectAsync(stop);
            if (isThere)
            {
                await Console.Out.WriteLineAsync(sentence);
            }
            else
            {
                crier.Write(sentence);
            }
        }

        var pages = new WebService(file, show, sources, players, cast, time);
        crier.Attach(pages.AddLog);
        IPerformanceOutput[] launching = live is null ? [] : [live.Start()];
        using var performance = cast.CreatePerformance(
            [new OscOutput(doors.Sender), .. modulations, .. midi?.Outputs ?? [], .. launching, .. pages.Outputs, new ConsoleOutput(Console.Out)],
            time,
            players.Music is not null,
            StageCalibrationFactory.Create(show),
            sources.DisplayFrame,
            crier.Write);
        live?.Report(performance.Report);

        await Console.Out.WriteLineAsync(
            $"Brush: {players.Brush.Name}. Canvas: {players.Canvas.Name}. {(players.Music is { } music ? $"Music: {music.Name}. " : string.Empty)}" +
            $"{cast.ExcerptCount} excerpts{(players.Music is null ? string.Empty : $" and {cast.PaintingCount} paintings")} to choose from.");
        await pages.RunAsync(performance, Console.Out.WriteLine, crier.Write, () => PerformanceHost.RunAsync(performance, players, doors, time, stop));
        foreach (var loss in doors.Losses.Concat(targets.Losses).Concat(midi?.Losses ?? []).Concat(live is null ? [] : [live.Loss])
            .Prepend((Count: performance.Dropped, What: "announcements were dropped: nobody took them fast enough")))
        {
            if (loss.Count > 0)
            {
                await Console.Error.WriteLineAsync($"{loss.Count} {loss.What}.");
            }
        }

        return ExitStatus.Done;
    }

    /// <summary>How the clips lie, and their notes: every door launches by the same table.</summary>
    private static GridNotes Notes(ShowSettings show, PerformanceFactory cast) => GridNotesFactory.Create((show.Midi ?? new MidiSettings()).Grid, cast.Works);
}

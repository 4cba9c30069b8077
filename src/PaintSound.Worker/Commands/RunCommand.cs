using System.CommandLine;
using PaintSound.Midi;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound run SHOW.yaml</c>: a live performance.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var command = new Command("run", "A live performance, until Ctrl+C or the end of the recordings.") { show };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(show)!, stop));
        return command;
    }

    private static async Task<int> RunAsync(string file, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var time = TimeProvider.System;
        var crier = new Crier(Cast.Complain);
        using var cast = Cast.Gather(show.Library, show.Models, show.State);
        show.Require(cast.Desk.Collections);
        if (cast.Warning is { } warning)
        {
            crier.Say(warning);
        }

        using var doors = await Doors.OpenAsync(show.OscTargets, show.OscListen, cast.Desk, crier.Say, time, stop, show.OscQuery);
        var sources = new Sources(show, time);
        var players = await sources.OpenAsync(stop);
        var notes = show.Live is null ? null : Notes(show, cast);
        using var midi = show.Midi is { } setting ? new MidiDoors(setting, cast.Desk, crier.Say, time) : null;
        await using var live = show.Live is { } door ? new LiveSide(door, notes!, midi?.Output, crier.Say, time) : null;
        using var targets = new ModulationTargets(midi?.Output, live);
        var modulations = await targets.OpenAsync(show.Modulations, crier.Say, time, stop);
        if (live is not null)
        {
            var (isThere, sentence) = await live.MeetAsync(stop);
            if (isThere)
            {
                await Console.Out.WriteLineAsync(sentence);
            }
            else
            {
                crier.Say(sentence);
            }
        }

        var pages = new Pages(file, show, sources, players, cast, time);
        crier.Tell(pages.Note);
        IAnnouncer[] launching = live is null ? [] : [live.Begin()];
        using var performance = cast.Perform(
            [new OscVoice(doors.Announcer), .. modulations, .. midi?.Voices ?? [], .. launching, .. pages.Voices, new Commentary(Console.Out)],
            time,
            players.Music is not null,
            show.Senses,
            sources.CloseUp,
            crier.Say);
        live?.Tell(performance.Report);

        await Console.Out.WriteLineAsync(
            $"Brush: {players.Brush.Name}. Canvas: {players.Canvas.Name}. {(players.Music is { } music ? $"Music: {music.Name}. " : string.Empty)}" +
            $"{cast.Excerpts} excerpts{(players.Music is null ? string.Empty : $" and {cast.Paintings} paintings")} to choose from.");
        await pages.ServeAsync(performance, Console.Out.WriteLine, crier.Say, () => House.PlayAsync(performance, players, doors, time, stop));
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
    private static GridNotes Notes(ShowFile show, Cast cast) => (show.Midi ?? MidiSetting.Standard).Grid.Lay(cast.Works);
}

using System.CommandLine;
using System.Threading.Channels;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Midi.Ports;
using PaintSound.Midi.Systems;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi send-map SHOW</c>: sends the notes of a show's clips one at a time, to map a Live set by hand.</summary>
internal static class MidiSendMapCommand
{
    private const int Velocity = 127;
    private static readonly TimeSpan Press = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var track = new Option<string>("--track") { Description = "Name of the track to begin with; 'paintsound midi grid' lists the tracks." };
        var command = new Command("send-map", "Send the notes of the clips and stop buttons of a show, one for each Enter, to map them in Live.") { show, track };
        command.SetAction((parsed, stop) => SendAsync(ShowFile.Read(parsed.GetValue(show)!), parsed.GetValue(track), stop));
        return command;
    }

    private static async Task<int> SendAsync(ShowSettings show, string? track, CancellationToken stop)
    {
        var setting = show.Midi ?? new MidiSettings();
        var steps = Steps(GridNotesFactory.Create(setting.Grid, WorkLibrary.Open(show.Library).LoadMusic()), track);
        using var port = MidiSystems.Open(setting.System).CreateOut(setting.Port);
        var lines = Channel.CreateUnbounded<string>();
        ConsoleInput.Read(line => lines.Writer.TryWrite(line), () => lines.Writer.TryComplete());

        await Console.Out.WriteLineAsync(
            $"The port {port.Name} is open. In Live, switch Remote on for it and press MIDI at the top right. For each line: click in Live what is named here, then press Enter here. "
            + "PaintSound sends the note. 'skip' skips a note, 'back' goes back one note, 'end' ends.");
        var sent = 0;
        for (var at = 0; at < steps.Count;)
        {
            var (what, note) = steps[at];
            await Console.Out.WriteLineAsync($"{what} (channel {note.Channel}, note {note.Number})");
            var line = await NextAsync(lines.Reader, stop);
            if (line is null or "end")
            {
                break;
            }

            if (line.Length == 0)
            {
                await PlayAsync(port, note, stop);
                sent++;
            }

            at = line switch
            {
                "" or "skip" => at + 1,
                "back" => Math.Max(0, at - 1),
                _ => at,
            };
        }

        await Console.Out.WriteLineAsync($"{sent} notes sent. Press MIDI in Live again and save the set.");
        return ExitStatus.Done;
    }

    /// <summary>What is to be clicked, in the order of the grid: a track's slots, then its stop button.</summary>
    private static List<(string What, MidiNote Note)> Steps(GridNotes notes, string? first)
    {
        var tracks = notes.Grid.Tracks;
        var from = first is null ? 0 : tracks.Select(track => track.Name).ToList().IndexOf(first);
        if (from < 0)
        {
            throw new CommandException($"There is no track '{first}' in this show, which has {string.Join(", ", tracks.Select(track => $"'{track.Name}'"))}.");
        }

        var steps = new List<(string What, MidiNote Note)>();
        for (var t = from; t < tracks.Count; t++)
        {
            for (var scene = 0; scene < tracks[t].Works.Count; scene++)
            {
                Add($"{tracks[t].Name}, scene {scene + 1}: the slot of {notes.Grid.ClipName(tracks[t].Works[scene])}", notes.Launch(new ClipCell(t, scene)));
            }

            Add($"{tracks[t].Name}: the stop button below its slots", notes.Stop(t));
        }

        return steps;

        void Add(string what, MidiNote? note)
        {
            if (note is { } known)
            {
                steps.Add((what, known));
            }
        }
    }

    private static async Task PlayAsync(IMidiOut port, MidiNote note, CancellationToken stop)
    {
        if (!port.IsConnected)
        {
            throw new MidiException($"The MIDI port {port.Name} is gone: start again with --track.");
        }

        port.Send(MidiMessage.NoteOn(note, Velocity));
        await Task.Delay(Press, TimeProvider.System, stop);
        port.Send(MidiMessage.NoteOff(note));
    }

    /// <returns>What was typed; null where nothing more comes.</returns>
    private static async Task<string?> NextAsync(ChannelReader<string> lines, CancellationToken stop)
    {
        try
        {
            return await lines.ReadAsync(stop).AsTask().WaitAsync(Patience, TimeProvider.System, stop);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync($"No input for {Patience.TotalMinutes:0} minutes.");
            return null;
        }
    }
}

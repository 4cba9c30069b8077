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
    private static readonly TimeSpan NoteLength = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

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
        var settings = show.Midi ?? new MidiSettings();
        var steps = CreateSteps(GridNotesFactory.Create(settings.Grid, WorkLibrary.Open(show.Library).LoadMusic()), track);
        using var port = MidiSystems.Open(settings.System).CreateOut(settings.Port);
        var lines = Channel.CreateUnbounded<string>();
        ConsoleInput.Read(line => lines.Writer.TryWrite(line), () => lines.Writer.TryComplete());

        await Console.Out.WriteLineAsync(
            $"The port {port.Name} is open. In Live, switch Remote on for it and press MIDI at the top right. For each line: click the slot or button in Live, then press Enter here. "
            + "PaintSound sends the note. 'skip' skips a note, 'back' goes back one note, 'end' ends.");
        var sent = 0;
        for (var index = 0; index < steps.Count;)
        {
            var (instruction, note) = steps[index];
            await Console.Out.WriteLineAsync($"{instruction} (channel {note.Channel}, note {note.Number})");
            var line = await ReadLineAsync(lines.Reader, stop);
            if (line is null or "end")
            {
                break;
            }

            if (line.Length == 0)
            {
                await SendNoteAsync(port, note, stop);
                sent++;
            }

            index = line switch
            {
                "" or "skip" => index + 1,
                "back" => Math.Max(0, index - 1),
                _ => index,
            };
        }

        await Console.Out.WriteLineAsync($"{sent} notes sent. Press MIDI in Live again and save the set.");
        return ExitStatus.Done;
    }

    /// <summary>Lists what to click, in the order of the grid: the slots of a track, then its stop button.</summary>
    private static List<(string Instruction, MidiNote Note)> CreateSteps(GridNotes notes, string? first)
    {
        var tracks = notes.Grid.Tracks;
        var from = first is null ? 0 : tracks.Select(track => track.Name).ToList().IndexOf(first);
        if (from < 0)
        {
            throw new CommandException($"This show has no track '{first}'. Its tracks are {string.Join(", ", tracks.Select(track => $"'{track.Name}'"))}.");
        }

        var steps = new List<(string Instruction, MidiNote Note)>();
        for (var t = from; t < tracks.Count; t++)
        {
            for (var scene = 0; scene < tracks[t].Works.Count; scene++)
            {
                Add($"{tracks[t].Name}, scene {scene + 1}: the slot of {notes.Grid.ClipName(tracks[t].Works[scene])}", notes.Launch(new ClipCell(t, scene)));
            }

            Add($"{tracks[t].Name}: the stop button below its slots", notes.Stop(t));
        }

        return steps;

        void Add(string instruction, MidiNote? note)
        {
            if (note is { } value)
            {
                steps.Add((instruction, value));
            }
        }
    }

    private static async Task SendNoteAsync(IMidiOut port, MidiNote note, CancellationToken stop)
    {
        if (!port.IsConnected)
        {
            throw new MidiException($"The MIDI port {port.Name} has disappeared. Start again with --track.");
        }

        port.Send(MidiMessage.NoteOn(note, Velocity));
        await Task.Delay(NoteLength, TimeProvider.System, stop);
        port.Send(MidiMessage.NoteOff(note));
    }

    /// <returns>The line; null at the end of the input or after 30 minutes.</returns>
    private static async Task<string?> ReadLineAsync(ChannelReader<string> lines, CancellationToken stop)
    {
        try
        {
            return await lines.ReadAsync(stop).AsTask().WaitAsync(Timeout, TimeProvider.System, stop);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync($"No input for {Timeout.TotalMinutes:0} minutes.");
            return null;
        }
    }
}

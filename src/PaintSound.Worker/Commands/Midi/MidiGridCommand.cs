using System.CommandLine;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi grid SHOW</c>: prints which note launches which work, to map a Live set.</summary>
internal static class MidiGridCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var json = CommonOptions.Json();
        var command = new Command("grid", "Print which note launches which work of a show, and which note stops a track.") { show, json };
        command.SetAction(parsed =>
        {
            var file = ShowFile.Read(parsed.GetValue(show)!);
            var notes = GridNotesFactory.Create((file.Midi ?? new MidiSettings()).Grid, WorkLibrary.Open(file.Library).LoadMusic());
            CommandOutput.Write(Tracks(notes), parsed.GetValue(json), output => Write(notes, output));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Track[] Tracks(GridNotes notes) =>
        [.. notes.Grid.Tracks.Select((track, t) => new Track(
            track.Name,
            notes.Stop(t),
            [.. track.Works.Select((work, scene) => new Clip(scene + 1, work.Id, notes.Grid.ClipName(work), notes.Launch(new ClipCell(t, scene))))]))];

    private static void Write(GridNotes notes, TextWriter output)
    {
        output.WriteLine("track                     scene  channel  note  work");
        foreach (var track in Tracks(notes))
        {
            foreach (var clip in track.Clips)
            {
                output.WriteLine($"{track.Name,-24}  {clip.Scene,5}  {Format(clip.Note)}  {clip.Title}");
            }

            output.WriteLine($"{track.Name,-24}  {"stop",5}  {Format(track.Stop)}");
        }

        if (notes.Unreachable > 0)
        {
            output.WriteLine($"{notes.Unreachable} of {notes.Grid.Count} works have no note, because 16 channels of 128 notes are used up or the show gives their track fewer.");
        }
    }

    private static string Format(MidiNote? note) => note is { } value ? $"{value.Channel,7}  {value.Number,4}" : "      -     -";

    private sealed record Track(string Name, MidiNote? Stop, IReadOnlyList<Clip> Clips);

    private sealed record Clip(int Scene, string Id, string Title, MidiNote? Note);
}

using System.CommandLine;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Live.Set;
using PaintSound.Media.Ffmpeg;
using PaintSound.Midi;
using PaintSound.Midi.Grid;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Live;

/// <summary><c>paintsound live set</c>: writes a Live project with a clip for every work of a library.</summary>
internal static class LiveSetCommand
{
    private const int HighestControl = 119;

    // A Launch Control XL and common keyboards do not send it.
    private const int CongruityControl = 102;
    private const int CongruityChannel = 16;

    public static Command Create()
    {
        var library = CommonOptions.Library();
        var folder = new Option<string>("--out") { Description = "Folder of the project: new or empty.", Required = true };
        var tempo = CommonOptions.Number("--tempo", 120, "Beats per minute, from 20 to 999.", beats => beats is >= 20 and <= 999);
        var scenes = CommonOptions.Positive("--scenes", ClipGrid.StandardScenes, "Clips per track. It must equal 'midi: grid: scenes' of the show file, so that notes launch the right clips.");
        var control = CommonOptions.Number(
            "--congruity-cc",
            CongruityControl,
            $"The control change, on channel {CongruityChannel}, that moves the return track, from 0 to {HighestControl}.",
            number => number is >= 0 and <= HighestControl && number == (int)number);
        var notes = new Option<bool>("--notes")
        {
            Description = "Map the clip slots to PaintSound's notes. Not yet tested in Live: also keep a set without them.",
        };
        var original = LiveOptions.OriginalLoudness();
        var portable = new Option<bool>("--portable") { Description = "Do not write the path of the folder into the set, so that the set can move to another computer." };
        var json = CommonOptions.Json();
        var command = new Command("set", "Write a Live project: a set with a clip for every work of a library, and their samples.")
        {
            library, folder, tempo, scenes, control, notes, original, portable, json, FormerNames.CreateOption("--congruity", "--congruity-cc"),
        };
        command.SetAction(async (parsed, stop) =>
        {
            var grid = new ClipGrid(WorkLibrary.Open(parsed.GetValue(library)!).LoadMusic(), parsed.GetValue(scenes));
            var table = parsed.GetValue(notes) ? new GridNotes(grid, GridLayout.Standard with { Scenes = parsed.GetValue(scenes) }) : null;
            var settings = new SetSettings
            {
                Tempo = parsed.GetValue(tempo),
                MatchesLoudness = !parsed.GetValue(original),
                Congruity = new SetMapping(CongruityChannel, (int)parsed.GetValue(control), IsNote: false),
                Launch = table is null ? null : cell => Mapping(table.Launch(cell)),
                Stop = table is null ? null : track => Mapping(table.Stop(track)),
            };
            var report = await Progress.ShowAsync("Writing", report => new LiveProject(FfmpegTools.Find(), TimeProvider.System).WriteAsync(
                grid, parsed.GetValue(folder)!, settings, parsed.GetValue(portable), new WorkProgressAdapter(report, grid.Count), stop));
            CommandOutput.Write(report, parsed.GetValue(json), output => output.WriteLine(
                $"{report.Clips} clips on {report.Tracks} tracks in {report.Scenes} scenes; {report.Copied} samples copied, {report.Decoded} decoded to WAV, " +
                $"{report.SampleBytes / 1e6:0.0} MB. Open {report.File} in Live 12."));
            foreach (var missing in report.Missing)
            {
                await Console.Error.WriteLineAsync($"The slot of {missing.Title} stays empty: {missing.Reason} If the file was moved, index its folder again.");
            }

            return report.Missing.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static SetMapping? Mapping(MidiNote? note) => note is { } value ? new SetMapping(value.Channel, value.Number, IsNote: true) : null;

    private sealed class WorkProgressAdapter(Action<double, string> report, int total) : IProgress<int>
    {
        public void Report(int value) => report((double)value / total, $"{value} of {total} works");
    }
}

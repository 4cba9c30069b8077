using System.CommandLine;
using PaintSound.Library.Mapping;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library map</c>: updates the map of a library, as <c>index</c> does.</summary>
internal static class LibraryMapCommand
{
    public static Command Create()
    {
        var folder = CommonOptions.Library();
        var again = new Option<bool>("--new") { Description = "Place everything anew. Default: what has a place on the map stays there." };
        var models = CommonOptions.Models();
        var json = CommonOptions.Json();
        var command = new Command("map", "Place excerpts and paintings on the map of the library page. 'paintsound index' does so, too.") { folder, again, models, json };
        command.SetAction(async (parsed, stop) =>
        {
            var report = await MapUpdate.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(models)!, parsed.GetValue(again), stop);
            CommandOutput.Write(new MapResult(report?.Placed ?? 0), parsed.GetValue(json), output => output.WriteLine(Describe(report)));
            return ExitStatus.Done;
        });
        return command;
    }

    private sealed record MapResult(int Placed);

    private static string Describe(MapReport? report) => report is null
        ? "Everything has its place on the map. --new places everything anew."
        : $"Placed {Quantity.Of(report.Placed, "point")}: the map has {Quantity.Of(report.Excerpts, "excerpt")} and {Quantity.Of(report.Paintings, "painting")}.";
}

using System.CommandLine;
using System.Globalization;
using PaintSound.Takes;
using PaintSound.Takes.Replay;
using PaintSound.Takes.Storage;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Takes;

/// <summary><c>paintsound takes</c>: lists the recorded performances.</summary>
internal static class TakesCommand
{
    public static Command Create()
    {
        var folder = TakeArgument.CreateFolder();
        var json = CommonOptions.Json();
        var command = new Command("takes", "List the recorded performances.") { folder, json };
        command.SetAction(parsed =>
        {
            TakeStore store = new(Path.GetFullPath(parsed.GetValue(folder)!));
            TakeJson[] takes = [.. store.Takes.Select(Read)];
            CommandOutput.Write(takes, parsed.GetValue(json), writer =>
            {
                foreach (var take in takes)
                {
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{take.Name}  {take.Megabytes:0} MB{(take.Problem is null ? "" : $"  {take.Problem}")}"));
                }

                writer.WriteLine(takes.Length == 0 ? $"There are no takes in {parsed.GetValue(folder)}. 'paintsound run' records one." : $"{takes.Length} in {parsed.GetValue(folder)}");
            });
            return ExitStatus.Done;
        });
        return command;
    }

    private static TakeJson Read(string folder)
    {
        var megabytes = TakeStore.GetBytes(folder) / (double)(1 << 20);
        try
        {
            var head = Take.Open(folder).Head;
            return new TakeJson(Path.GetFileName(folder), folder, megabytes, head.Started, head.ShowFile, null);
        }
        catch (TakeException e)
        {
            return new TakeJson(Path.GetFileName(folder), folder, megabytes, null, null, e.Message);
        }
    }

    private sealed record TakeJson(string Name, string Folder, double Megabytes, DateTimeOffset? Started, string? Show, string? Problem);
}

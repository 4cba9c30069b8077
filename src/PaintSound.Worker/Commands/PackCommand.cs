using System.CommandLine;
using System.Globalization;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Packing;
using PaintSound.Worker.Show;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound pack SHOW --out FOLDER</c>: copies a show with library, works and everything else that it names into one folder.</summary>
internal static class PackCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var folder = new Option<string>("--out") { Description = "The folder to write into: new or empty.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("pack", "Copy a show, its library and its works into one folder that opens on another computer.") { show, folder, json };
        command.SetAction(async (parsed, stop) =>
        {
            var file = parsed.GetValue(show)!;
            // Before a folder is created for a show that is not valid.
            ShowFile.Read(file);
            var path = EmptyFolder.Create(parsed.GetValue(folder)!);
            var report = await Progress.ShowAsync("Packing", bar => Task.Run(
                () => new ShowPacker(file, path).Pack(new ProgressAdapter(bar, "works"), stop), stop));
            CommandOutput.Write(report, parsed.GetValue(json), output => output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Quantity.Of(report.Works, "work")}, {report.Megabytes:0.#} MB. Open it with: paintsound run \"{report.Show}\"")));
            foreach (var missing in report.Missing)
            {
                await Console.Error.WriteLineAsync(OneLine.Of($"{missing} is missing: connect its disk and pack again."));
            }

            return report.Missing.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }
}

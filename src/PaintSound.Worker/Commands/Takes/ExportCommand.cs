using System.CommandLine;
using System.Globalization;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Takes.Export;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.Takes;

/// <summary><c>paintsound export TAKE</c>: makes film, picture, tables, MIDI, a Live set and brush sounds of a take.</summary>
internal static class ExportCommand
{
    private static readonly ExportPart[] AllParts = Enum.GetValues<ExportPart>();

    public static Command Create()
    {
        TakeArgument take = new();
        var folder = new Option<string>("--out") { Description = "The folder to write into: new or empty.", Required = true };
        var only = OnlyOption();
        var json = CommonOptions.Json();
        var command = new Command("export", "Make a film, tables, MIDI, a Live set and brush sounds of a take.") { take.Take, take.Folder, folder, only, json };
        command.SetAction(async (parsed, stop) =>
        {
            var opened = take.Open(parsed);
            var path = EmptyFolder.Create(parsed.GetValue(folder)!);
            var asJson = parsed.GetValue(json);
            ExportOutput output = new(
                path,
                file => (asJson ? TextWriter.Null : Console.Out).WriteLine($"{Path.GetRelativePath(path, file.Path)}: {file.Content}"),
                sentence => Console.Error.WriteLine(OneLine.Of(sentence)));
            var report = await ExportAsync(opened, parsed.GetValue(only) is { Length: > 0 } chosen ? chosen : AllParts, output, stop);
            CommandOutput.Write(report, asJson, writer => writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{TimeSpan.FromSeconds(report.Seconds):h\\:mm\\:ss} with {Quantity.Of(report.Selections, "selection")} and {Quantity.Of(report.Strokes, "stroke")}: {path}")));
            Warn(report);
            return report.Missing.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static Task<ExportReport> ExportAsync(Take take, IReadOnlyCollection<ExportPart> parts, ExportOutput output, CancellationToken stop) =>
        Progress.ShowAsync("Exporting", report => new TakeExporter(take, parts.ToHashSet(), output).WriteAsync(report, stop));

    private static void Warn(ExportReport report)
    {
        if (report.Lost > 0)
        {
            Console.Error.WriteLine($"{report.Lost} records of the take are missing, because the disk was too slow.");
        }

        if (report.IsDamaged)
        {
            Console.Error.WriteLine("The take ends within a record: PaintSound was killed, or the file is damaged. It was exported up to there.");
        }
    }

    private static Option<ExportPart[]?> OnlyOption()
    {
        var words = AllParts.ToDictionary(part => KebabCase.Of(part), StringComparer.OrdinalIgnoreCase);
        return new("--only")
        {
            Description = $"What to write, with commas between: {string.Join(", ", words.Keys)}. Default: everything.",
            CustomParser = result =>
            {
                var given = result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToArray();
                if (given.Length > 0 && given.All(words.ContainsKey))
                {
                    return [.. given.Select(word => words[word]).Distinct()];
                }

                var unknown = given.FirstOrDefault(word => !words.ContainsKey(word));
                result.AddError($"--only does not know '{unknown}': it takes {string.Join(", ", words.Keys)}, with commas between.");
                return null;
            },
        };
    }
}

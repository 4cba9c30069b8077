using System.CommandLine;
using System.Globalization;
using PaintSound.Models.Checking;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models check FOLDER</c>: whether a network can be used, and what for.</summary>
internal static class ModelsCheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder of the network, with its model.json." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Try out a network with pictures and sounds, and say whether it can be used.") { folder, json };
        command.SetAction(async (parsed, _) =>
        {
            var report = NetworkCheck.Run(Path.GetFullPath(parsed.GetValue(folder)!), TimeProvider.System);
            var answer = new Checked(report.IsUsable, report.Findings, report.StepMilliseconds, Use(report));
            CommandOutput.Write(answer, parsed.GetValue(json), words =>
            {
                foreach (var finding in report.Findings)
                {
                    words.WriteLine($"{(finding.Ok ? "ok   " : "wrong")}  {finding.Topic}: {finding.What}");
                }

                if (report.IsUsable)
                {
                    words.WriteLine(answer.Use);
                }
            });
            if (report.IsUsable)
            {
                return ExitStatus.Done;
            }

            await Console.Error.WriteLineAsync(answer.Use);
            return ExitStatus.Failed;
        });
        return command;
    }

    private static string Use(NetworkReport report)
    {
        if (!report.IsUsable || report.StepMilliseconds is not { } step)
        {
            return "The network cannot be used as it is: mend what is wrong, and check again.";
        }

        var live = PerformancePipeline.StepLength.TotalMilliseconds;
        var share = string.Create(CultureInfo.InvariantCulture, $"{step:0.0} of the {live:0} ms of a perception step");
        return step < live
            ? $"It can be used everywhere, live too: it takes {share}."
            : $"It can be used for index, score, select and translate; for run and demo it is too slow here: it takes {share}.";
    }

    private sealed record Checked(bool Usable, IReadOnlyList<Finding> Findings, double? StepMilliseconds, string Use);
}

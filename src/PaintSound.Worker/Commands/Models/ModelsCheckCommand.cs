using System.CommandLine;
using System.Globalization;
using PaintSound.Models.Checking;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Models;

/// <summary><c>paintsound models check FOLDER</c>: checks whether a network can be used, and with which commands.</summary>
internal static class ModelsCheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder of the network, with its model.json." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Test a network with pictures and sounds, and print whether it can be used.") { folder, json };
        command.SetAction(async (parsed, _) =>
        {
            var report = NetworkCheck.Run(Path.GetFullPath(parsed.GetValue(folder)!), TimeProvider.System);
            var result = new CheckResult(report.IsUsable, report.Findings, report.StepMilliseconds, Conclude(report));
            CommandOutput.Write(result, parsed.GetValue(json), output =>
            {
                foreach (var finding in report.Findings)
                {
                    output.WriteLine($"{(finding.Ok ? "ok   " : "wrong")}  {finding.Topic}: {finding.What}");
                }

                if (report.IsUsable)
                {
                    output.WriteLine(result.Use);
                }
            });
            if (report.IsUsable)
            {
                return ExitStatus.Done;
            }

            await Console.Error.WriteLineAsync(result.Use);
            return ExitStatus.Failed;
        });
        return command;
    }

    private static string Conclude(NetworkReport report)
    {
        if (!report.IsUsable || report.StepMilliseconds is not { } step)
        {
            return "The network cannot be used. Correct the errors above, and check again.";
        }

        var stepLength = PerformancePipeline.StepLength.TotalMilliseconds;
        var share = string.Create(CultureInfo.InvariantCulture, $"{step:0.0} of the {stepLength:0} ms of a perception step");
        return step < stepLength
            ? $"The network can be used with all commands: it takes {share}."
            : $"The network can be used with index, score, select and translate. It is too slow for run and demo on this computer: it takes {share}.";
    }

    private sealed record CheckResult(bool Usable, IReadOnlyList<Finding> Findings, double? StepMilliseconds, string Use);
}

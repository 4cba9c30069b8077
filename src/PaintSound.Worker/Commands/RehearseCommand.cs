using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Core;
using PaintSound.Core.Control;
using PaintSound.Performance.Loading;
using PaintSound.Worker.Checks;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Rehearsals;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound rehearse SHOW.yaml</c>: a dry run that tries every source, target and control.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var seconds = CommonOptions.Number("--seconds", 120, "How long, 10 to 3600 seconds.", number => number is >= 10 and <= 3600);
        var arm = new Option<bool>("--arm") { Description = "Launch one clip in Live and stop it. Without it, nothing is launched." };
        var json = CommonOptions.Json();
        var command = new Command("rehearse", "A dry run of a show: try every source, target and control, and print a verdict.") { show, seconds, arm, json };
        command.SetAction(async (parsed, stop) =>
        {
            var isJson = parsed.GetValue(json);
            var options = new RehearsalOptions(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(arm));
            var verdict = await RunAsync(parsed.GetValue(show)!, options, isJson ? Console.Error : Console.Out, stop);
            CommandOutput.Write(verdict, isJson, verdict.WriteTo);
            return verdict.Passed ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static async Task<RehearsalVerdict> RunAsync(string file, RehearsalOptions options, TextWriter output, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var host = Composition.ForRehearsal(file, show, options, new LoggingSettings(), output, TimeProvider.System).Build();
        var factory = host.Services.GetRequiredService<PerformanceFactory>();
        show.RequireNames(factory.Control.State);

        // Before a service starts: a show that starts disarmed changes nothing in Live.
        factory.Control.Set(ControlTable.Arm, false);
        var rehearsal = host.Services.GetRequiredService<RehearsalService>();
        try
        {
            await PerformanceHost.RunAsync(host, LogLevel.Warning, stop);
        }
        catch (PaintSoundException e)
        {
            return new RehearsalVerdict(0, [new(RehearsedPart.Start, "start", RehearsalOutcome.Fails, e.Message), .. CheckTakes(show.Takes)]);
        }

        return rehearsal.Verdict is { } verdict
            ? verdict with { Findings = [.. verdict.Findings, .. CheckTakes(show.Takes)] }
            : new RehearsalVerdict(0, [new(RehearsedPart.Start, "start", RehearsalOutcome.NotTried, "The rehearsal was stopped while it started.")]);
    }

    /// <summary>A rehearsal keeps no take. Whether the disk has room for one is known without.</summary>
    private static IEnumerable<RehearsalFinding> CheckTakes(TakeSettings takes)
    {
        if (!takes.Record)
        {
            yield break;
        }

        RehearsalFinding finding;
        try
        {
            finding = new(RehearsedPart.Target, "takes", RehearsalOutcome.Works, TakeDiskCheck.Run(takes, UserFolders.Default.Takes));
        }
        catch (PaintSoundException e)
        {
            finding = new(RehearsedPart.Target, "takes", RehearsalOutcome.Fails, e.Message);
        }

        yield return finding;
    }
}

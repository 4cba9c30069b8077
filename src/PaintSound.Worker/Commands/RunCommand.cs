using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Midi.Grid;
using PaintSound.Performance.Loading;
using PaintSound.Understudy;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Following;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound run SHOW.yaml</c>: runs a live performance.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file." };
        var log = CommonOptions.LogFile("the name of the show file, with .log,");
        var follow = new Option<string?>("--follow") { Description = "Be the understudy of the worker on this computer: send nothing, and take over if it fails.", HelpName = "HOST[:PORT]" };
        var verbose = CommonOptions.Verbose();
        var command = new Command("run", "A live performance, until Ctrl+C or the end of the recordings.") { show, follow, log, verbose };
        command.SetAction((parsed, stop) =>
        {
            var file = parsed.GetValue(show)!;
            var logFile = parsed.GetValue(log) ?? LogFolder.DefaultFile(Path.GetFileNameWithoutExtension(file));
            return RunAsync(file, parsed.GetValue(follow), new LoggingSettings(parsed.GetValue(verbose), Path.GetFullPath(logFile)), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, string? follow, LoggingSettings logging, CancellationToken stop)
    {
        var show = ShowFile.Read(file);
        var leader = follow is null ? null : LeaderAddress.Parse(follow);
        if (leader is not null && show.Understudy is null)
        {
            throw new UnderstudyException($"{file} has no 'understudy: key'. Write the same key into the show files of both computers.");
        }

        var host = Composition.ForShow(file, show, logging, Console.Out, TimeProvider.System, leader).Build();
        var factory = host.Services.GetRequiredService<PerformanceFactory>();
        show.RequireNames(factory.Control.State);

        // Fails if the show file names a track that the library does not have, before a device is opened.
        host.Services.GetService<GridNotes>();
        GateMessage.LogAfterStart(host.Services);
        await PerformanceHost.RunAsync(host, LogLevel.Warning, stop);
        return ExitStatus.Done;
    }
}

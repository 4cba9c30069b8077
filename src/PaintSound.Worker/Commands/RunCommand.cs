using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Midi.Grid;
using PaintSound.Performance.Loading;
using PaintSound.Session;
using PaintSound.Understudy;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Following;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;

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
            return RunAsync(file, ShowFile.Read(file), parsed.GetValue(follow), CreateLogging(file, parsed.GetValue(log), parsed.GetValue(verbose)), stop);
        });
        return command;
    }

    /// <summary>Creates a command that runs a live performance with other settings than those of the show file.</summary>
    /// <param name="name">The name of the command.</param>
    /// <param name="description">Its description.</param>
    /// <param name="show">The argument with the show file.</param>
    /// <param name="others">Its other arguments and options.</param>
    /// <param name="change">Returns what changes the settings.</param>
    public static Command Create(string name, string description, Argument<string> show, IReadOnlyList<Symbol> others, Func<ParseResult, Func<ShowSettings, ShowSettings>> change)
    {
        var log = CommonOptions.LogFile("the name of the show file, with .log,");
        var verbose = CommonOptions.Verbose();
        Command command = new(name, description);
        foreach (var argument in others.OfType<Argument>().Append(show))
        {
            command.Arguments.Add(argument);
        }

        foreach (var option in others.OfType<Option>().Append(log).Append(verbose))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, stop) =>
        {
            var file = parsed.GetValue(show)!;
            return RunAsync(file, change(parsed)(ShowFile.Read(file)), null, CreateLogging(file, parsed.GetValue(log), parsed.GetValue(verbose)), stop);
        });
        return command;
    }

    private static LoggingSettings CreateLogging(string file, string? log, bool isVerbose) =>
        new(isVerbose, Path.GetFullPath(log ?? LogFolder.DefaultFile(Path.GetFileNameWithoutExtension(file))));

    private static async Task<int> RunAsync(string file, ShowSettings show, string? follow, LoggingSettings logging, CancellationToken stop)
    {
        var leader = follow is null ? null : LeaderAddress.Parse(follow);
        if (leader is not null && show.Understudy is null)
        {
            throw new UnderstudyException($"{file} has no 'understudy: key'. Write the same key into the show files of both computers.");
        }

        if (show is { Session: not null, Understudy: not null })
        {
            throw new SessionException($"{file} has 'session' and 'understudy'. A site of a session cannot have an understudy yet: remove one of both.");
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

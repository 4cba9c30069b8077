using System.CommandLine;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Library.Search;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Live.Import;
using PaintSound.Osc.Addresses;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Commands.Live;

/// <summary><c>paintsound live import</c>: lets the remote script, or the Max for Live device, make the clips of a library in the set that is open in Live.</summary>
internal static class LiveImportCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.05);

    public static Command Create()
    {
        var library = CommonOptions.Library();
        var port = CommonOptions.Positive("--port", LiveCatalogue.RemoteScriptPort, $"UDP port of the remote script; the Max for Live device uses {LiveCatalogue.MaxDevicePort}.");
        var scenes = CommonOptions.Positive("--scenes", ClipGrid.StandardScenes, "Clips per track.");
        var json = CommonOptions.Json();
        var command = new Command("import", "Make the tracks and clips of a library in the set that is open in Live, through the remote script or the Max for Live device.") { library, port, scenes, json };
        command.SetAction(async (parsed, stop) =>
        {
            var grid = new ClipGrid(WorkLibrary.Open(parsed.GetValue(library)!).LoadMusic(), parsed.GetValue(scenes));
            var report = await ImportAsync(grid, parsed.GetValue(port), stop);
            CommandOutput.Write(report, parsed.GetValue(json), words => Write(report, words));
            return report.Refused.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        });
        return command;
    }

    private static async Task<SetImportReport> ImportAsync(ClipGrid grid, int port, CancellationToken stop)
    {
        var time = TimeProvider.System;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var kind = port == LiveCatalogue.MaxDevicePort ? LiveConnectionKind.Max : LiveConnectionKind.RemoteScript;
        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        using var door = LiveConnections.OpenDevice(kind, port, loggers, time);
        var running = Task.Run(() => door.RunAsync(_ => { }, over.Token), CancellationToken.None);
        try
        {
            var start = time.GetTimestamp();
            while (door.State != SourceState.Running)
            {
                if (time.GetElapsedTime(start) > Patience)
                {
                    throw new CommandException(
                        $"Live does not answer through {door.Name}: {LiveConnections.GetAdvice(kind)}; "
                        + $"the remote script is reached with --port {LiveCatalogue.RemoteScriptPort}, the Max for Live device with --port {LiveCatalogue.MaxDevicePort}.");
                }

                await Task.Delay(Look, time, stop);
            }

            return await Progress.ShowAsync("Importing", tell => new SetImporter(door, time).ImportAsync(
                grid, done => tell((double)done / grid.Count, $"{done} of {grid.Count} works"), stop));
        }
        finally
        {
            await over.CancelAsync();
            await running.WaitAsync(Parting, time, CancellationToken.None);
        }
    }

    private static void Write(SetImportReport report, TextWriter words)
    {
        words.WriteLine($"{report.Created} clips created, {report.Existing} existed already.");
        foreach (var moved in report.Misplaced)
        {
            words.WriteLine($"{moved.Clip} is in scene {moved.Scene} of track {moved.Track}, because scene {moved.Wanted} contains another clip.");
        }

        if (report.Manual.Count > 0)
        {
            words.WriteLine("This version of Live cannot create clips from files. Drag the files there:");
            foreach (var drag in report.Manual)
            {
                words.WriteLine($"  {drag.Track}, scene {drag.Scene}: {drag.File}");
            }
        }

        foreach (var sentence in report.Refused)
        {
            Console.Error.WriteLine(sentence);
        }
    }
}
